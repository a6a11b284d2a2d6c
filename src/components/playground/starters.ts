import type { Shared } from './share-link.ts';

export interface Starter extends Shared {
  readonly title: string;
}

/** Three ways to begin, from the simplest: a pattern with a fix, a flow, a regular expression with a measure. */
export const STARTERS: readonly Starter[] = [
  {
    title: 'A pattern with a fix',
    path: 'code.py',
    rules: `rules:
  - id: weak-hash
    languages: [python]
    severity: WARNING
    message: >-
      \`md5\` can be forged: two texts with one hash are found in seconds. Take \`sha256\`.
    metadata:
      cwe: 'CWE-328: Use of Weak Hash'
    patterns:
      - pattern: hashlib.md5($DATA)
      - pattern-not: hashlib.md5($DATA, usedforsecurity=False)
    fix: hashlib.sha256($DATA)
`,
    text: `import hashlib
from hashlib import md5 as digest


def fingerprint(data):
    # ruleid: weak-hash
    return hashlib.md5(data).hexdigest()


def by_another_name(data):
    # ruleid: weak-hash
    return digest(data).hexdigest()


def strong(data):
    # ok: weak-hash
    return hashlib.sha256(data).hexdigest()
`,
  },
  {
    title: 'A flow from source to sink',
    path: 'code.js',
    rules: `rules:
  - id: query-from-request
    languages: [javascript, typescript]
    severity: ERROR
    mode: taint
    message: >-
      A value from the request becomes part of the SQL text. Keep the text constant and hand the value over on its
      own: \`db.get('… WHERE name = ?', [name])\`.
    metadata:
      cwe: 'CWE-89: SQL Injection'
    pattern-sources:
      - pattern: req.query.$NAME
    pattern-sinks:
      - patterns:
          - pattern: db.get($SQL, ...)
          - focus-metavariable: $SQL
    pattern-sanitizers:
      - pattern: Number(...)
`,
    text: `app.get('/search', (req, res) => {
  const name = req.query.name;
  const sql = \`SELECT * FROM ships WHERE name = '\${name}'\`;
  // ruleid: query-from-request
  res.json(db.get(sql));
});

app.get('/ship', (req, res) => {
  const id = Number(req.query.id);
  // ok: query-from-request
  res.json(db.get('SELECT * FROM ships WHERE id = ' + id));
});

app.get('/harbour', (req, res) => {
  // ok: query-from-request
  res.json(db.get('SELECT * FROM ships WHERE harbour = ?', [req.query.harbour]));
});
`,
  },
  {
    title: 'A secret in a workflow',
    path: 'code.yaml',
    rules: `rules:
  - id: token-in-workflow
    languages: [yaml]
    severity: ERROR
    message: >-
      A token stands in the file, so everybody who reads the repository has it. Revoke it, and take a new one from
      \`secrets\`.
    metadata:
      cwe: 'CWE-798: Use of Hard-coded Credentials'
    patterns:
      - pattern: '$KEY: $VALUE'
      - metavariable-regex:
          metavariable: $KEY
          regex: (?i).*token.*
      - metavariable-analysis:
          metavariable: $VALUE
          analyzer: entropy
`,
    text: `name: deploy
on: push
jobs:
  deploy:
    runs-on: ubuntu-latest
    env:
      # ruleid: token-in-workflow
      DEPLOY_TOKEN: q8Zr3VtY0pLw7XkN5sJ2hB9d
      # ok: token-in-workflow
      REGISTRY_TOKEN: \${{ secrets.REGISTRY_TOKEN }}
    steps:
      - run: ./deploy.sh
`,
  },
];
