import ldap
import ldap3
from flask import Flask, request
from ldap.dn import escape_dn_chars
from ldap.filter import escape_filter_chars, filter_format
from ldap3.utils.conv import escape_filter_chars as escape

app = Flask(__name__)
BASE = 'ou=crew,dc=tidewater,dc=example'
GROUPS = {'crew': '(objectClass=crew)', 'office': '(objectClass=office)'}


@app.post('/crew')
def crew():
    name = request.form['name']
    directory = ldap.initialize('ldaps://directory.tidewater.example')
    # ruleid: python-ldap-injection
    first = directory.search_s(BASE, ldap.SCOPE_SUBTREE, '(uid=' + name + ')')
    # ruleid: python-ldap-injection
    second = directory.search_s(BASE, ldap.SCOPE_SUBTREE, filterstr=f'(&(uid={name})(active=TRUE))')
    # ruleid: python-ldap-injection
    directory.simple_bind_s('uid=%s,%s' % (name, BASE), request.form['password'])
    # ruleid: python-ldap-injection
    third = directory.search_ext_s(f'ou={name},{BASE}' and BASE, ldap.SCOPE_ONELEVEL, '(cn={})'.format(name))
    # ok: python-ldap-injection
    fourth = directory.search_s(BASE, ldap.SCOPE_SUBTREE, '(uid=' + escape_filter_chars(name) + ')')
    # ok: python-ldap-injection
    fifth = directory.search_s(BASE, ldap.SCOPE_SUBTREE, filter_format('(uid=%s)', [name]))
    # ok: python-ldap-injection
    directory.simple_bind_s(f'uid={escape_dn_chars(name)},{BASE}', request.form['password'])
    return [first, second, third, fourth, fifth]


def by_mail(address):
    return '(mail=' + address + ')'


@app.get('/mail')
def mail():
    server = ldap3.Server('directory.tidewater.example', use_ssl=True)
    connection = ldap3.Connection(server, auto_bind=True)
    # ruleid: python-ldap-injection
    connection.search(BASE, by_mail(request.args['address']), attributes=['cn'])
    # ruleid: python-ldap-injection
    connection.search(search_base=BASE, search_filter=by_mail(request.args['address'].strip()))
    half = request.args['address'].replace('(', '')
    # ruleid: python-ldap-injection
    connection.search(BASE, f'(mail={half})')
    # ok: python-ldap-injection
    connection.search(BASE, by_mail(escape(request.args['address'])))
    # ok: python-ldap-injection
    connection.search(BASE, GROUPS.get(request.args['group'], GROUPS['crew']))
    # ok: python-ldap-injection
    connection.search(BASE, f"(employeeNumber={int(request.args['number'])})")
    name = request.args['name']
    if not name.isalnum():
        return [], 400
    # ok: python-ldap-injection
    connection.search(search_base=BASE, search_filter=f'(uid={name})')
    return connection.entries


import ldap
import ldap3
from flask import request


@app.route('/l1')
def l1():
    u = request.args.get('u')
    con = ldap.initialize('x')
    # ruleid: python-ldap-injection
    con.search_s('dc=x', ldap.SCOPE_SUBTREE, '(uid=' + u + ')')
    # ok: python-ldap-injection
    con.search_s('dc=x', ldap.SCOPE_SUBTREE, '(uid=' + ldap.filter.escape_filter_chars(u) + ')')
    # ruleid: python-ldap-injection
    con.search_ext_s('ou=' + u, ldap.SCOPE_SUBTREE, '(uid=a)')
    # ruleid: python-ldap-injection
    con.search('ou=x', ldap.SCOPE_SUBTREE, f'(uid={u})')
    # ruleid: python-ldap-injection
    con.delete_s('uid=' + u)
    # ruleid: python-ldap-injection
    con.compare_s('uid=' + u, 'a', 'b')
    c3 = ldap3.Connection('x')
    # ruleid: python-ldap-injection
    c3.search('dc=x', f'(uid={u})', attributes=['a'])
    # ruleid: python-ldap-injection
    c3.search(search_base='dc=x', search_filter=f'(uid={u})')
    from ldap3.utils.conv import escape_filter_chars
    s = escape_filter_chars(u)
    # ok: python-ldap-injection
    c3.search('dc=x', f'(uid={s})')
    # ruleid: python-ldap-injection
    c3.modify('uid=' + u, {})
    # ruleid: python-ldap-injection
    c3.delete('uid=' + u)
    # ruleid: python-ldap-injection
    r = ldap3.Reader(c3, o, f'(uid={u})', 'dc=x')
    return 'x'
