import { describe, expect, it } from 'vitest';
import { loadParsers } from '../../../cli/load-parsers.ts';
import { compileRules, parseRules } from '../parse-rules.ts';
import { scan } from '../scan.ts';

const parsers = await loadParsers();

/** Texts that a formula, given as YAML below the rule, finds in JavaScript. */
function found(formula: string, code: string): string[] {
  const indented = formula.trim().replace(/^/gm, '    ');
  const yaml = `rules:\n  - id: t\n    message: $X is bad\n    severity: ERROR\n    languages: [js]\n${indented}\n`;
  const { rules, problems } = parseRules(yaml, 't.yaml', parsers);
  expect(problems).toEqual([]);
  const { findings } = scan([{ path: 'a.js', text: code }], compileRules(rules, parsers), parsers);
  return findings.map(({ range }) => code.slice(range.start.offset, range.end.offset));
}

describe('formulas', () => {
  it('patterns keeps the smaller place where all agree on the metavariables', () => {
    const formula = 'patterns:\n  - pattern: f($X, ...)\n  - pattern: f(..., $X)';
    expect(found(formula, 'f(1, 2, 1); f(1, 2); f(3)')).toEqual(['f(1, 2, 1)', 'f(3)']);
  });

  it('pattern-either takes any', () => {
    expect(found('pattern-either:\n  - pattern: f()\n  - pattern: g()', 'f(); g(); h()')).toEqual(['f()', 'g()']);
  });

  it('pattern-not takes out the same place only', () => {
    const formula = 'patterns:\n  - pattern: f(...)\n  - pattern-not: f("...")';
    expect(found(formula, 'f("a"); f(a); f("a", b); f(f("a"))')).toEqual(['f(a)', 'f("a", b)', 'f(f("a"))']);
  });

  it('pattern-inside and pattern-not-inside share metavariables with the match', () => {
    const code = 'function a(x) { f(x); f(y); } function b(x) { g(x); }';
    expect(found('patterns:\n  - pattern: f($X)\n  - pattern-inside: function $F($X) {...}', code)).toEqual(['f(x)']);
    expect(found('patterns:\n  - pattern: f($X)\n  - pattern-not-inside: function $F($X) {...}', code)).toEqual([
      'f(y)',
    ]);
  });

  it('pattern-inside of statements reaches to the end of the block', () => {
    const formula = 'patterns:\n  - pattern: f($X)\n  - pattern-inside: |\n      $X = g()\n      ...';
    expect(found(formula, '{ f(a); const a = g(); f(a); if (b) { f(a); } } f(a)')).toEqual(['f(a)', 'f(a)']);
  });

  it('metavariable-regex looks at literals without their quotes and from the start', () => {
    const formula = 'patterns:\n  - pattern: f($X)\n  - metavariable-regex: {metavariable: $X, regex: "ab+"}';
    expect(found(formula, 'f("abb"); f(ab); f(xab); f(`ab`)')).toEqual(['f("abb")', 'f(ab)', 'f(`ab`)']);
  });

  it('focus-metavariable narrows the place', () => {
    expect(found('patterns:\n  - pattern: f($X, ...)\n  - focus-metavariable: $X', 'f(a.b, 2)')).toEqual(['a.b']);
  });

  it('pattern-regex finds text and pattern-not-regex excludes', () => {
    expect(found('pattern-regex: (?i)secret\\d', 'a = "SECRET1"; // secret2')).toEqual(['SECRET1', 'secret2']);
    const formula = 'patterns:\n  - pattern: f(...)\n  - pattern-not-regex: f\\(1\\)';
    expect(found(formula, 'f(1); f(2)')).toEqual(['f(2)']);
  });

  it('nested formulas stand wherever a pattern may', () => {
    const formula = `
patterns:
  - pattern: f($X)
  - pattern-not:
      patterns:
        - pattern: f($X)
        - metavariable-regex: {metavariable: $X, regex: ^ok}
  - pattern-inside:
      pattern-either:
        - pattern: function a() {...}
        - pattern: function b() {...}`;
    expect(found(formula, 'function a() { f(x); f(ok1); } function b() { f(z) } function c() { f(x) }')).toEqual([
      'f(x)',
      'f(z)',
    ]);
  });
});
