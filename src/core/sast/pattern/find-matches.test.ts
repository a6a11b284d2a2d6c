import { describe, expect, it } from 'vitest';
import { loadParsers } from '../../../cli/load-parsers.ts';
import type { Language } from '../language.ts';
import { readSourceFile } from '../source-file.ts';
import { compilePattern } from './compile-pattern.ts';
import { findMatches } from './find-matches.ts';

const parsers = await loadParsers();

/** The matched texts, in order of place. */
function matches(language: Language, pattern: string, code: string): string[] {
  const compiled = compilePattern(pattern, language, parsers);
  if (!compiled) throw new Error(`does not parse: ${pattern}`);
  const { file } = readSourceFile({ path: 'case', text: code, language }, parsers, { next: 0 });
  if (!file) throw new Error('no file');
  const found = findMatches(compiled, file, { steps: 100_000 });
  return [...new Set(found.map(({ start, end }) => code.slice(start, end)))];
}

/** Language, pattern, code that matches, code that does not. */
const CASES: readonly (readonly [Language, string, string, string])[] = [
  ['javascript', 'f($X)', 'f(a + b)', 'f(a, b)'],
  ['javascript', 'f(..., $X)', 'f(1, 2, 3)', 'f()'],
  ['javascript', 'f(...)', 'f()', 'g()'],
  ['javascript', 'f($X, $X)', 'f(a.b, a.b)', 'f(a.b, a.c)'],
  ['javascript', 'f($...ARGS, true)', 'f(1, 2, true)', 'f(true, 1)'],
  ['javascript', '$F($X)', 'a.b(c)', 'a.b()'],
  ['javascript', '$X.$Y', 'a.b', 'a'],
  ['javascript', 'f("...")', 'f("text")', 'f(text)'],
  ['javascript', 'f("...")', 'const T = "a" + "b"; f(T)', 'let t = a(); f(t)'],
  ['javascript', 'f("$X")', "f('text')", 'f(`a${b}`)'],
  ['javascript', 'f("=~/^ab+/")', 'f("abb")', 'f("cab")'],
  ['javascript', 'f(<... g($X) ...>)', 'f(1 + [g(2)])', 'f(h(2))'],
  ['javascript', 'a. ... .z()', 'a.b().c.z()', 'b.a().z()'],
  ['javascript', '$X = f()', 'const a = f();', 'f()'],
  ['javascript', 'var $X = f()', 'let a = f();', 'a = f();'],
  ['javascript', 'const $X = f()', 'const a = f();', 'let a = f();'],
  ['javascript', '{a: $X}', 'f({ b: 2, a: 1 })', 'f({ b: 2 })'],
  ['javascript', '{...}', 'f({ a: 1 })', 'f([1])'],
  ['javascript', 'a: 1', 'f({ "a": 1 })', 'f({ a: 2 })'],
  ['javascript', '[..., 2]', '[1, 2]', '[2, 1]'],
  ['javascript', 'function $F($A, $B) {...}', 'app.use((a, b) => a)', 'app.use((a) => a)'],
  ['javascript', 'function $F(..., $A, ...) {...}', 'class C { m(a) { return 1; } }', 'class C { m() {} }'],
  ['javascript', '($A) => {...}', 'async function f(a) { await a; }', 'function f() {}'],
  ['javascript', 'if ($X) { ... return; ... }', 'if (a) { b(); return; }', 'if (a) { b(); }'],
  ['javascript', 'if ($X) { f() }', 'if (a) f(); else g();', 'if (a) { f(); g(); }'],
  ['javascript', 'f()\n...\ng()', 'f(); h(); if (a) { g(); }', 'g(); f();'],
  ['javascript', '$X = f()\n...\ng($X)', 'const a = f(); return g(a);', 'const a = f(); return g(b);'],
  ['javascript', 'return $X', 'const f = (a) => a;', 'function f() { return; }'],
  ['javascript', 'fs.readFile(...)', "import fs from 'node:fs'; fs.readFile(a)", 'readFile(a)'],
  [
    'javascript',
    'fs.readFile(...)',
    "import { readFile as r } from 'fs'; r(a)",
    "import { readFile as r } from 'x'; r(a)",
  ],
  [
    'javascript',
    'fs.readFile(...)',
    "const { readFile: r } = require('node:fs'); r(a)",
    "const { writeFile: r } = require('fs'); r(a)",
  ],
  [
    'javascript',
    'fs.readFile(...)',
    "const files = require('fs'); files.readFile(a)",
    'const files = other; files.readFile(a)',
  ],
  ['javascript', '$M.exec(...)', "import { exec } from 'child_process'; exec(a)", 'exec(a)'],
  [
    'javascript',
    'child_process.exec(...)',
    "import { exec } from 'child_process'; exec(a)",
    "import { exec } from 'child_process'; function f(exec) { exec(a) }",
  ],
  ['javascript', '`...${$X}...`', 'f(`a ${b} c`)', 'f("a")'],
  ['javascript', 'new Foo(...)', 'new Foo(1)', 'Foo(1)'],
  ['javascript', 'await $X', 'async () => { await a; }', 'a'],
  ['javascript', 'f($X)', 'async () => { await f(1); }', 'await g(1)'],
  ['javascript', '$A === $A', 'if (a.b === a.b) {}', 'if (a === b) {}'],
  ['javascript', 'process.env.X', 'process.env["X"]', 'process.env.Y'],
  ['typescript', 'f($X as any)', 'f(a as any)', 'g(a)'],
  ['tsx', '<a href={$X}>...</a>', '<a href={b}>c</a>', '<a id={b}>c</a>'],
  ['python', 'f(..., shell=True, ...)', 'f(a, check=1, shell=True)', 'f(a, shell=False)'],
  ['python', 'f($X, a=1, b=2)', 'f(c, b=2, a=1)', 'f(c, b=2)'],
  ['python', 'f("...")', 'f("a" "b")', 'f(f"{a}")'],
  ['python', 'f"...{$X}..."', 'g(f"a {b} c")', 'g("a")'],
  ['python', 'os.path.join(...)', 'from os import path as p\np.join(a)', 'path.join(a)'],
  ['python', 'os.system(...)', 'import os as o\no.system(a)', 'import shutil as o\no.system(a)'],
  ['python', 'import xml', 'from xml.etree import ElementTree', 'import xmlrpc'],
  ['python', 'def $F(...):\n  ...', 'async def f(a, *b): pass', 'f = 1'],
  [
    'python',
    '@$APP.route(...)\ndef $F(..., $P, ...):\n  ...',
    '@app.route("/<a>")\ndef f(a):\n  return a',
    'def f(a):\n  return a',
  ],
  ['python', '$X not in $Y', 'if a not in b: pass', 'if a in b: pass'],
  ['python', '{..., "k": $V, ...}', 'f({"a": 1, "k": 2})', 'f({"a": 1})'],
  ['python', 'with open(...) as $F:\n  ...', 'with open(a) as f:\n  f.read()', 'with lock:\n  pass'],
  [
    'python',
    'try:\n  ...\nexcept $E:\n  pass',
    'try:\n  f()\nexcept OSError:\n  pass',
    'try:\n  f()\nexcept OSError:\n  raise',
  ],
  ['python', 'return', 'def f():\n  return', 'def f():\n  return 1'],
  ['python', 'class $C($B):\n  ...', 'class A(B):\n  x = 1', 'class A:\n  x = 1'],
  ['python', 'lambda $X: $Y', 'f = lambda a: a + 1', 'f = a'],
];

describe('pattern syntax', () => {
  it.each(CASES)('%s: %j is found in %j and not in %j', (language, pattern, good, bad) => {
    expect(matches(language, pattern, good)).not.toEqual([]);
    expect(matches(language, pattern, bad)).toEqual([]);
  });

  it('a pattern that is no code of the language does not compile', () => {
    expect(compilePattern('f(((', 'javascript', parsers)).toBeNull();
    expect(compilePattern('if while', 'python', parsers)).toBeNull();
  });

  it.each([
    ['javascript', 'if ($X) { f() '],
    ['javascript', 'const $X = '],
    ['javascript', 'f($X) => => g'],
    ['javascript', '$X.foo(...) bar baz'],
    ['python', 'class $C('],
    ['python', 'x = = 1'],
    ['bash', 'if [ $X ]; then'],
    ['bash', 'for x in; do'],
  ] as const)('%s: %j, of which only a part parses, does not compile', (language, pattern) => {
    expect(compilePattern(pattern, language, parsers)).toBeNull();
  });

  it('dots at the end of statements reach to the end of the block', () => {
    expect(matches('javascript', 'f();\n...', '{ f(); g(); h(); }')).toEqual(['f(); g(); h()']);
  });

  it('an exhausted budget ends the search', () => {
    const compiled = compilePattern('$X', 'javascript', parsers);
    const text = 'a + b;'.repeat(100);
    const { file } = readSourceFile({ path: 'case', text, language: 'javascript' }, parsers, { next: 0 });
    const budget = { steps: 10 };
    expect(compiled && file && findMatches(compiled, file, budget).length).toBeLessThanOrEqual(10);
    expect(budget.steps).toBeLessThan(0);
  });
});
