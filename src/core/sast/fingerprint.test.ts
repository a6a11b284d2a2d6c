import { describe, expect, it } from 'vitest';
import type { Finding } from './finding.ts';
import { fingerprints } from './fingerprint.ts';
import { rangeFinder } from './source-file.ts';

function named(
  path: string,
  text: string,
  ...found: readonly [ruleId: string, code: string, from?: number][]
): string[] {
  const range = rangeFinder(text);
  const findings = found.map(([ruleId, code, from = 0]): Finding => {
    const start = text.indexOf(code, from);
    const at = range(start, start + code.length);
    return { ruleId, message: '', severity: 'ERROR', cwe: [], path, range: at, flow: [] };
  });
  return [...fingerprints(findings, () => text).values()];
}

describe('a fingerprint', () => {
  const [first] = named('a.js', 'bad(1);', ['r', 'bad(1)']);

  it('stays when lines come above and the code is indented', () => {
    expect(named('a.js', '// new\n\n  bad(1);', ['r', 'bad(1)'])).toEqual([first]);
    expect(named('./a.js', 'bad(1);', ['r', 'bad(1)'])).toEqual([first]);
  });

  it('differs by rule, path and code', () => {
    const others = [
      ...named('a.js', 'bad(1);', ['s', 'bad(1)']),
      ...named('b.js', 'bad(1);', ['r', 'bad(1)']),
      ...named('a.js', 'bad(2);', ['r', 'bad(2)']),
    ];
    expect(new Set([first, ...others]).size).toBe(4);
  });

  it('tells equal findings of one file apart by their order', () => {
    const [one, two] = named('a.js', 'bad(1);\nbad(1);', ['r', 'bad(1)'], ['r', 'bad(1)', 3]);
    expect(one).toBe(first);
    expect(two).not.toBe(one);
  });
});
