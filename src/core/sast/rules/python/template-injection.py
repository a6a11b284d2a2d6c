import jinja2
from flask import Flask, render_template, render_template_string, request
from jinja2 import Environment, Template as T
from jinja2.sandbox import SandboxedEnvironment
from mako.template import Template as MakoTemplate

app = Flask(__name__)
environment = Environment(autoescape=True)
GREETINGS = {'en': 'Hello {{ name }}', 'de': 'Moin {{ name }}'}


@app.route('/hello')
def hello():
    name = request.args.get('name', '')
    # ruleid: python-template-injection
    first = render_template_string('<p>Hello ' + name + '</p>')
    # ruleid: python-template-injection
    second = render_template_string(f'<p>Hello {name}</p>', title='Hello')
    # ruleid: python-template-injection
    third = T('Hello %s' % name).render()
    # ruleid: python-template-injection
    fourth = environment.from_string('Hello {}'.format(name)).render()
    # ruleid: python-template-injection
    fifth = MakoTemplate(text=f'Hello {name}').render()
    # ok: python-template-injection
    sixth = render_template_string('<p>Hello {{ name }}</p>', name=name)
    # ok: python-template-injection
    seventh = T('Hello {{ name }}').render(name=name)
    # ok: python-template-injection
    eighth = render_template('hello.html', name=name)
    return [first, second, third, fourth, fifth, sixth, seventh, eighth]


def greeting(parts):
    page = ['<h1>Boats</h1>']
    page.extend(parts)
    return '\n'.join(page)


@app.route('/page/<title>')
def page(title):
    # ruleid: python-template-injection
    return render_template_string(greeting([title]))


@app.route('/escaped')
def escaped():
    from markupsafe import escape

    name = escape(request.args['name'])
    # ruleid: python-template-injection
    return render_template_string('<p>Hello ' + name + '</p>')


class Mail:
    def __init__(self, body):
        self.body = body

    def render(self, **values):
        # ruleid: python-template-injection
        return jinja2.Template(self.body).render(**values)


@app.post('/mail')
def mail():
    return Mail(request.form['body']).render(boat='Alma')


@app.route('/moin')
def moin():
    language = request.args.get('language', 'en')
    # ok: python-template-injection
    first = render_template_string(GREETINGS[language], name=request.args['name'])
    if language not in GREETINGS:
        return '', 404
    # ok: python-template-injection
    second = render_template_string('{% include "moin-' + language + '.html" %}')
    # ok: python-template-injection
    third = render_template_string('Boat {{ number }} of ' + str(int(request.args['count'])))
    # ok: python-template-injection
    fourth = environment.get_template('boats.html').render(request.args)
    return [first, second, third, fourth, SandboxedEnvironment()]
