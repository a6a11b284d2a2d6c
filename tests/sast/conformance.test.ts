import { describe, expect, it } from 'vitest';
import { stringify } from 'yaml';
import type { Finding } from '#core/sast/finding.ts';
import { compileRules, parseRules } from '#core/sast/parse-rules.ts';
import { scan } from '#core/sast/scan.ts';
import { loadParsers } from '../../src/cli/load-parsers.ts';
import { extensionOf, readFeatures, type Case } from './conformance.ts';

const parsers = await loadParsers();

function findings(one: Case, language: Case['in'][number], code: string): readonly Finding[] {
  const head = {
    id: 'r',
    message: one.message?.[0] ?? 'm',
    severity: 'ERROR',
    languages: [language === 'tsx' ? 'ts' : language],
  };
  const { rules, problems } = parseRules(stringify({ rules: [{ ...head, ...one.rule }] }), 'r.yaml', parsers);
  expect(problems).toEqual([]);
  return scan([{ path: `case.${extensionOf(language)}`, text: code }], compileRules(rules, parsers), parsers).findings;
}

/** Ends a line of a `marked` case that must be found. */
const MARK = /\s*<-$/;

const textOf = (code: string, { range }: Finding): string => code.slice(range.start.offset, range.end.offset);

for (const { kind, feature, file, cases } of readFeatures()) {
  describe(`${kind}: ${feature} (${file})`, () => {
    for (const one of cases) {
      for (const language of one.in) {
        const rule = JSON.stringify(one.rule);
        it.each(one.match)(`${language}: ${rule} finds %j`, (code) => {
          expect(findings(one, language, code).length).toBeGreaterThan(0);
        });
        if (one['no-match'].length > 0) {
          it.each(one['no-match'])(`${language}: ${rule} finds nothing in %j`, (code) => {
            expect(findings(one, language, code).map((finding) => textOf(code, finding))).toEqual([]);
          });
        }
        it.each(one.marked)(`${language}: ${rule} finds the marked lines of %j`, (marked) => {
          const lines = marked.split('\n');
          const code = lines.map((line) => line.replace(MARK, '')).join('\n');
          const expected = lines.flatMap((line, at) => (MARK.test(line) ? [at + 1] : []));
          const found = findings(one, language, code).map(({ range }) => range.start.line);
          expect([...new Set(found)].sort((a, b) => a - b)).toEqual(expected);
        });
        const [first] = one.match;
        if (first === undefined || (one.found ?? one.message ?? one.fix) === undefined) continue;
        it(`${language}: ${rule} says what it found in ${first}`, () => {
          const found = findings(one, language, first);
          if (one.found) expect(found.map((finding) => textOf(first, finding))).toEqual(one.found);
          if (one.message) expect(found[0]?.message).toBe(one.message[1]);
          if (one.fix !== undefined) expect(found[0]?.fix).toBe(one.fix);
        });
      }
    }
  });
}
