import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { loadParsers } from '../../../cli/load-parsers.ts';
import { LANGUAGES } from '../language.ts';
import { compileRules, parseRules } from '../parse-rules.ts';
import { scan } from '../scan.ts';
import { FUZZ_SEED } from '../../../../tests/support/fuzz-seed.ts';

fc.configureGlobal({ seed: FUZZ_SEED });

const parsers = await loadParsers();

const read = (path: string): string => readFileSync(new URL(`../rules/${path}`, import.meta.url), 'utf8');

/** Text that means something in each of the languages, and a name for it. */
const SAMPLES: readonly (readonly [string, string])[] = [
  ['a.java', read('java/sql-injection.java')],
  ['a.go', read('go/sql-injection.go')],
  ['a.yml', 'on: &a\n  push: { x: [1, "b"] }\njobs:\n  <<: *a\n  run: |\n    echo ${{ x }}\n  - >\n   y\n'],
  ['a.json', '{"a": [1, true, {"b": "\\u0041"}], /* c */ "d": null,}'],
  ['a.sh', 'for i in $(ls "$1"); do [ -f x ] && cat <<E | sh\n$i\nE\ndone; case $x in a) b;; esac'],
  [
    'Dockerfile',
    'FROM a:b AS c\nRUN --x=y <<EOF\necho $a\nEOF\nENV A=1 \\\n  # c\n  B="2 3"\nCMD ["a", "b"]\nONBUILD RUN x',
  ],
  ['a.conf', 'server { a = "b"; $x ( } ]'],
];

const { rules, problems: ruleProblems } = parseRules(
  `rules:
  - { id: any, message: m, severity: INFO, languages: [java, go, yaml, json, bash, dockerfile, generic], pattern: $X }
  - { id: flow, message: m, severity: INFO, languages: [java, go, bash], mode: taint, pattern-sources: [{ pattern: $F($...A) }], pattern-sinks: [{ pattern: $F(...) }] }`,
  'fuzz.yaml',
);
const compiled = [...compileRules(rules, parsers), ...['java', 'go'].flatMap((language) => packOf(language))];

function packOf(language: string): ReturnType<typeof compileRules> {
  return compileRules(parseRules(read(`${language}/sql-injection.yaml`), language, parsers).rules, parsers);
}

function check(path: string, text: string): void {
  const { findings } = scan([{ path, text }], compiled, parsers);
  for (const { range } of findings) {
    expect(range.start.offset).toBeGreaterThanOrEqual(0);
    expect(range.end.offset).toBeLessThanOrEqual(text.length);
    expect(range.end.offset).toBeGreaterThanOrEqual(range.start.offset);
  }
}

describe('front ends take any text', () => {
  it('the rules read', () => {
    expect(ruleProblems).toEqual([]);
  });

  it.each(SAMPLES)('%s, cut and mixed', (path, sample) => {
    const at = fc.nat(sample.length);
    const input = fc.tuple(at, at, fc.string({ unit: 'binary', maxLength: 8 }));
    fc.assert(
      fc.property(input, ([from, to, extra]) =>
        check(path, sample.slice(0, from) + extra + sample.slice(to, to + 300)),
      ),
      { numRuns: 60 },
    );
  });

  it.each([
    ['a.sh', 'case $x in esac'],
    ['a.java', 'class A { void f() { switch (x) { } var y = switch (x) { }; } }'],
  ])('%s with a choice between nothing', (path, text) => check(path, text));

  it('all languages read what is empty, blank, or nests without end', () => {
    const hostile = [
      '',
      ' \n\t',
      '\u0000',
      '('.repeat(3000),
      '{'.repeat(3000),
      '['.repeat(3000),
      'a:\n '.repeat(500),
      '"',
    ];
    for (const language of LANGUAGES) for (const text of hostile) parsers.read(language, text);
  });
});
