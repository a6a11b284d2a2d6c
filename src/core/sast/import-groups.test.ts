import { describe, expect, it } from 'vitest';
import { FILES_PER_GROUP_MAX, importGroups } from './import-groups.ts';

const groupsOf = (files: Record<string, string>): readonly (readonly string[])[] =>
  importGroups(Object.entries(files).map(([path, text]) => ({ path, text }))).groups;

describe('files that import one another', () => {
  it('stay together, whoever imports whom', () => {
    const groups = groupsOf({
      'src/a.js': "import { b } from './b.js';",
      'src/b.ts': "export * from '../lib';",
      'lib/index.ts': '',
      'src/alone.js': "import fs from 'node:fs';",
      'src/c.cjs': "const a = require('./a');",
    });
    expect(groups).toEqual([['lib/index.ts', 'src/a.js', 'src/b.ts', 'src/c.cjs'], ['src/alone.js']]);
  });

  it('are found by dotted, relative and package names of Python', () => {
    const groups = groupsOf({
      'app/main.py': 'from app.db import run\nfrom . import views\nimport app.tools.text as t, os',
      'app/db.py': '',
      'app/views.py': '',
      'app/tools/text.py': '',
      'other/db.py': '',
    });
    expect(groups).toEqual([['app/db.py', 'app/main.py', 'app/tools/text.py', 'app/views.py'], ['other/db.py']]);
  });

  it('are split where there are too many, and that is said', () => {
    const inputs = Array.from({ length: FILES_PER_GROUP_MAX + 1 }, (_, n) => ({
      path: `m${String(n).padStart(4, '0')}.js`,
      text: "import './m0000.js';",
    }));
    const { groups, problems } = importGroups(inputs);
    expect(groups.map((group) => group.length)).toEqual([FILES_PER_GROUP_MAX, 1]);
    expect(problems).toHaveLength(1);
  });
});
