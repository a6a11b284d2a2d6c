import { describe, expect, it } from 'vitest';
import { loadParsers } from '../../../cli/load-parsers.ts';
import { compileRules, parseRules } from '../parse-rules.ts';
import { scan } from '../scan.ts';

const parsers = await loadParsers();

function linesFound(taint: string, code: string): number[] {
  const yaml = `rules:
  - id: keys
    message: found
    severity: ERROR
    languages: [javascript]
    mode: taint
${taint.replace(/^/gm, '    ')}`;
  const { rules, problems } = parseRules(yaml, 'keys.yaml', parsers);
  expect(problems).toEqual([]);
  const { findings } = scan([{ path: 'a.js', text: code }], compileRules(rules, parsers), parsers);
  return findings.map((finding) => finding.range.start.line);
}

const PLAIN = 'pattern-sources: [{pattern: source()}]\npattern-sinks: [{pattern: sink(...)}]\n';

describe('labels', () => {
  const LABELLED = `pattern-sources:
  - {label: USER, pattern: user()}
  - {label: SECRET, pattern: secret()}
  - {label: BOTH, requires: USER, pattern: mix(...)}
pattern-sinks:
  - {requires: USER and SECRET, pattern: sink(...)}
  - {requires: USER and not SECRET, pattern: only(...)}
  - {requires: BOTH, pattern: mixed(...)}`;

  it('are carried by the data and asked for by the sink', () => {
    const code = `sink(user());
sink(user() + secret());
only(user());
only(user() + secret());
mixed(mix(user()));
mixed(mix('x'));`;
    expect(linesFound(LABELLED, code)).toEqual([2, 3, 5]);
  });
});

describe('side effects', () => {
  it('of a source taint the variable from there on', () => {
    const rule = `pattern-sources:
  - patterns: [{pattern: fill($X)}, {focus-metavariable: $X}]
    by-side-effect: true
pattern-sinks: [{pattern: sink(...)}]`;
    expect(linesFound(rule, 'let a = "";\nsink(a);\nfill(a);\nsink(a);')).toEqual([4]);
  });

  it('of a sanitizer clean the variable from there on', () => {
    const rule = `${PLAIN}pattern-sanitizers:
  - patterns: [{pattern: check($X)}, {focus-metavariable: $X}]
    by-side-effect: true`;
    expect(linesFound(rule, 'const a = source();\nsink(a);\ncheck(a);\nsink(a);')).toEqual([2]);
  });

  it('of a propagator are the default, and can be switched off', () => {
    const rule = (effect: string): string => `${PLAIN}pattern-propagators:
  - {pattern: $TO.take($FROM), from: $FROM, to: $TO, by-side-effect: ${effect}}`;
    const code = 'const b = make();\nb.take(source());\nsink(b);';
    expect(linesFound(rule('true'), code)).toEqual([3]);
    expect(linesFound(rule('false'), code)).toEqual([]);
  });
});

it('a control source makes whatever is reached after it count', () => {
  const rule = 'pattern-sources: [{control: true, pattern: enter()}]\npattern-sinks: [{pattern: sink(...)}]';
  expect(linesFound(rule, "sink('a');\nenter();\nsink('b');")).toEqual([3]);
});

it('a sink is what its arguments are, and their parts where it is not exact', () => {
  const rule = (exact: boolean): string => `pattern-sources: [{pattern: source()}]
pattern-sinks:
  - {exact: ${exact}, pattern: sink(...)}`;
  const code = "sink(source());\nsink(source() ? 'a' : 'b');\nsink('a');";
  expect(linesFound(rule(true), code)).toEqual([1]);
  expect(linesFound(rule(false), code)).toEqual([1, 2]);
});

it('metavariables of source and sink are one where the rule says so', () => {
  const rule = `options: {taint_unify_mvars: true}
pattern-sources: [{pattern: read($K)}]
pattern-sinks: [{pattern: "write($K, ...)"}]`;
  expect(linesFound(rule, "write('a', read('a'));\nwrite('b', read('a'));")).toEqual([1]);
});

it('functions of strangers answer clean where the rule says so', () => {
  const rule = `options: {taint_assume_safe_functions: true}\n${PLAIN}`;
  expect(linesFound(rule, 'sink(other(source()));\nsink(source());')).toEqual([2]);
});

describe('`parameters: without-callers`', () => {
  const RULE = `metadata: {gatehouse: {competency: sast, parameters: without-callers}}
pattern-sources:
  - patterns: [{pattern-inside: 'function $F(..., $P, ...) {...}'}, {focus-metavariable: $P}]
pattern-sinks: [{pattern: sink(...)}]`;

  it('makes a parameter a source only where no call shows what it is given', () => {
    const code = `function lone(a) { sink(a); }
function called(b) { sink(b); }
called('x');
class Box { put(c) { sink(c); } fill() { this.put('y'); } take(d) { sink(d); } }
function handedOn(e) { called(e); }`;
    expect(linesFound(RULE, code)).toEqual([1, 2, 4]);
  });

  it('says nothing without the key', () => {
    const rule = RULE.replace(', parameters: without-callers', '');
    expect(linesFound(rule, "function called(b) { sink(b); }\ncalled('x');")).toEqual([1]);
  });
});
