import xml.etree.ElementTree as ET

from flask import Flask, request
from lxml import etree

app = Flask(__name__)
tree = etree.parse('crew.xml')
ROLES = {'skipper': "//crew[@role='skipper']", 'mate': "//crew[@role='mate']"}


@app.post('/login')
def login():
    name = request.form['name']
    password = request.form['password']
    # ruleid: python-xpath-injection
    first = tree.xpath("//crew[@name='" + name + "' and @password='" + password + "']")
    # ruleid: python-xpath-injection
    second = tree.xpath(f"//crew[@name='{name}']/text()")
    # ruleid: python-xpath-injection
    third = etree.XPath('//crew[@name="%s"]' % name)(tree)
    # ruleid: python-xpath-injection
    fourth = tree.xpath("//crew[@name='{}']".format(name.replace("'", '', 1)))
    # ok: python-xpath-injection
    fifth = tree.xpath('//crew[@name = $name]', name=name)
    # ok: python-xpath-injection
    sixth = etree.XPath('//crew[@name = $name]')(tree, name=name)
    # ok: python-xpath-injection
    seventh = tree.xpath(ROLES[request.form['role']])
    return [first, second, third, fourth, fifth, sixth, seventh]


class Crew:
    def __init__(self, root):
        self.root = root

    def named(self, name):
        query = "./crew[@name='"
        query += name
        query += "']"
        # ruleid: python-xpath-injection
        return self.root.find(query)

    def loop(self, name):
        # ok: python-xpath-injection
        return [one for one in self.root.findall('./crew') if one.get('name') == name]


@app.get('/crew/<name>')
def crew(name):
    people = Crew(ET.parse('crew.xml').getroot())
    number = int(request.args['number'])
    # ok: python-xpath-injection
    at = people.root.find(f'./crew[{number}]')
    # ok: python-xpath-injection
    position = 'the captain'.find(name)
    if not name.isalpha():
        return {}, 400
    # ok: python-xpath-injection
    known = tree.xpath(f"//crew[@name='{name}']")
    return [at, position, known]


@app.get('/found/<name>')
def found(name):
    people = Crew(ET.parse('crew.xml').getroot())
    return [people.named(name), people.loop(name)]


from flask import request
from lxml import etree


@app.route('/l1')
def l1():
    u = request.args.get('u')
    t = etree.parse('x.xml')
    # ruleid: python-xpath-injection
    t.xpath("//a[@n='" + u + "']")
    # ok: python-xpath-injection
    t.xpath('//a[@n=$n]', n=u)
    # ruleid: python-xpath-injection
    t.getroot().xpath(f"//a[@n='{u}']")
    # ruleid: python-xpath-injection
    t.find(f"a[@n='{u}']")
    # ruleid: python-xpath-injection
    etree.XPath("//a[@n='%s']" % u)(t)
    # ruleid: python-xpath-injection
    t.getroot().findall(f"a[@n='{u}']")
    import elementpath
    # ruleid: python-xpath-injection
    elementpath.select(t, f"//a[@n='{u}']")
    # ruleid: python-xpath-injection
    elementpath.iter_select(t, f"//a[@n='{u}']")
    # ruleid: python-xpath-injection
    elementpath.Selector(f"//a[@n='{u}']").select(t)
    # ok: python-xpath-injection
    elementpath.select(t, "//a[@n=$n]", variables={'n': u})
    et = etree.fromstring('<a/>')
    # ruleid: python-xpath-injection
    et.iterfind(f"a[@n='{u}']")
    return 'x'


@app.get('/quoted')
def quoted():
    name = request.args['name']
    if "'" in name:
        return 'no quotes'
    # ok: python-xpath-injection
    return str(tree.xpath(f"//crew[@name='{name}']"))


@app.get('/unquoted')
def unquoted():
    name = request.args['name']
    if ' ' in name:
        return 'no spaces'
    # ruleid: python-xpath-injection
    return str(tree.xpath(f"//crew[@name='{name}']"))
