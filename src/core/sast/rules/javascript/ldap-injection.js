import express from 'express';
import ldap, { EqualityFilter } from 'ldapjs';
import ldapEscape from 'ldap-escape';

const app = express();
const directory = ldap.createClient({ url: 'ldaps://directory.tidewater.example' });
const BASE = 'ou=crew,dc=tidewater,dc=example';
const GROUPS = { skippers: '(ou=skippers)', guests: '(ou=guests)' };

app.get('/crew', (req, res) => {
  // ruleid: javascript-ldap-injection
  directory.search(BASE, { filter: `(uid=${req.query.name})`, scope: 'sub' }, () => res.end());
  const parts = ['(&(objectClass=person)', '(mail=', req.query.mail, '))'];
  const filter = parts.join('');
  // ruleid: javascript-ldap-injection
  directory.search(BASE, { filter }, () => res.end());
  // ruleid: javascript-ldap-injection
  const parsed = ldap.parseFilter('(cn=*' + req.query.part + '*)');
  // ok: javascript-ldap-injection
  directory.search(BASE, { filter: new EqualityFilter({ attribute: 'uid', value: req.query.name }) }, () => res.end());
  // ok: javascript-ldap-injection
  directory.search(BASE, { filter: ldapEscape.filter`(uid=${req.query.name})` }, () => res.json(parsed));
  // ok: javascript-ldap-injection
  directory.search(BASE, { filter: GROUPS[req.query.group] ?? '(ou=guests)' }, () => res.end());
  const once = req.query.name.replace('*', '');
  // ruleid: javascript-ldap-injection
  directory.search(BASE, { filter: `(uid=${once})` }, () => res.end());
});

function signIn(uid, password, done) {
  // ruleid: javascript-ldap-injection
  directory.bind(`uid=${uid},${BASE}`, password, done);
}

function signInByShape(uid, password, done) {
  if (!/^[a-z0-9]{2,20}$/.test(uid)) throw new Error('no such name');
  // ok: javascript-ldap-injection
  directory.bind(`uid=${uid},${BASE}`, password, done);
}

app.post('/login', (req, res) => {
  const { uid, password } = req.body;
  signIn(uid, password, () => res.end());
  signInByShape(uid, password, () => res.end());
  // ok: javascript-ldap-injection
  directory.bind(`cn=reader,${BASE}`, process.env.LDAP_PASSWORD, () => res.end());
  // ok: javascript-ldap-injection
  directory.search(BASE, { filter: `(memberNumber=${Number(req.body.number)})` }, () => res.end());
});
