import { mkdirSync, mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import type { LabSources } from '#features/labs/lab-sources.ts';

/** In every secret file of the sample: must never be seen in what a browser gets. */
export const CANARY = 'canary-6f1c';

const LAB_YAML = `title: A sample lab
kind: fix
stage: build
language: javascript
level: easy
minutes: 10
summary: A lab that tests can change.
cwe: [89]
asvs: ["1.2.4"]
lesson: implementation/how-sast-works
prerequisites: []
entry: app.js
editable: [app.js]
rules: [javascript-sample]
`;

const MISFIX_YAML = `title: A wrong turn ${CANARY}
caughtBy: [leaks]
recognise:
  pattern: wrong_${CANARY.replace('-', '_')}
explanation: ${`Why it fails, ${CANARY}. `.repeat(6)}
`;

/** A small, complete lab by path. */
export function sampleLab(): Record<string, string> {
  return {
    'lab.yaml': LAB_YAML,
    'brief.mdx': 'word '.repeat(130),
    'hints.mdx': '## One\n\na\n\n## Two\n\nb\n\n## Three\n\nc\n',
    'database.sql': 'CREATE TABLE t (a);',
    'start/app.js': 'export default 1;\n',
    'start/data/list.txt': 'plain\n',
    'solution/app.js': `export default 2; // ${CANARY}\n`,
    'solution/why.mdx': `Because ${CANARY}.\n`,
    'alternatives/other/app.js': `export default 3; // ${CANARY}\n`,
    'alternatives/other/note.md': `Different ${CANARY}.\n`,
    'misfixes/wrong-turn/app.js': `export default 4; // ${CANARY}\n`,
    'misfixes/wrong-turn/misfix.yaml': MISFIX_YAML,
    'checks/works.js': "check('lists', 'It lists', async () => {});\n",
    'checks/safe.js': "check('leaks', 'It does not leak', async () => {});\n",
  };
}

function writeTree(folder: string, files: Record<string, string>): void {
  for (const [path, text] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), text);
  }
}

/** Writes a lab and the rule it names into a temporary folder; returns where to load it from. */
export function labFolder(files: Record<string, string>, id = 'a-lab'): LabSources {
  const root = mkdtempSync(join(tmpdir(), 'gatehouse-lab-'));
  writeTree(join(root, 'labs', id), files);
  writeTree(join(root, 'rules'), { 'javascript/sample.yaml': 'rules:\n  - id: javascript-sample\n    message: m\n' });
  writeTree(join(root, 'lessons'), { 'implementation/how-sast-works.mdx': 'A lesson.\n' });
  const at = (name: string): string => join(root, name);
  const dirs = { labsDir: at('labs'), rulesDir: at('rules'), kindsDir: at('kinds'), lessonsDir: at('lessons') };
  return { ...dirs, prose: 'mdx', engine: 'engine-1' };
}
