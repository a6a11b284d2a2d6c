import { describe, expect, it } from 'vitest';
import { loadParsers } from '../../../cli/load-parsers.ts';
import type { Finding } from '../finding.ts';
import { compileRules, parseRules } from '../parse-rules.ts';
import { scan } from '../scan.ts';

const parsers = await loadParsers();

const RULE = `rules:
  - id: flow
    message: $X arrives
    severity: ERROR
    languages: [javascript, typescript, python]
    mode: taint
    metadata:
      gatehouse:
        guards:
          - holds: isFine($GUARDED)
          - completes: assertFine($GUARDED)
    pattern-sources:
      - pattern: source
      - pattern: input.text
    pattern-sinks:
      - patterns:
          - pattern: sink($X)
          - focus-metavariable: $X
    pattern-sanitizers:
      - pattern: clean(...)
    pattern-propagators:
      - pattern: $FROM.copyTo($TO)
        from: $FROM
        to: $TO
`;

const rules = compileRules(parseRules(RULE, 'flow.yaml', parsers).rules, parsers);

function run(files: Readonly<Record<string, string>>): Finding[] {
  const inputs = Object.entries(files).map(([path, text]) => ({ path, text }));
  const { findings, problems } = scan(inputs, rules, parsers);
  expect(problems).toEqual([]);
  return findings;
}

const arrives = (code: string, path = 'a.js'): boolean => run({ [path]: code }).length > 0;

describe('the budget of steps', () => {
  it('lends a file what others did not need', () => {
    const twelve = (call: string): string => call.repeat(12);
    const heavy = [
      `function one(x) { ${'x = x + 1 + x; '.repeat(36)} return x; }`,
      `function two(x) { ${twelve('one(x); ')} }`,
      `function three(x) { ${twelve('two(x); ')} }`,
      twelve('three(1); '),
      'sink(source);',
    ].join('\n');
    const small = { path: 'a.js', text: 'sink(source);' };
    const large = { path: 'b.js', text: heavy };
    const pathsFound = (files: Parameters<typeof scan>[0]): string[] =>
      scan(files, rules, parsers).findings.map(({ path }) => path);
    expect(pathsFound([large])).toEqual([]);
    expect(pathsFound([small, large])).toEqual(['a.js', 'b.js']);
  });
});

describe('values that stay tainted in JavaScript', () => {
  it.each([
    'sink(source)',
    'const a = source; const b = a; sink(b)',
    'let a = "x"; a += source; sink(a)',
    'sink(`a ${source} b`)',
    'sink(["a", source].join(""))',
    'const { a: { b } } = source; sink(b)',
    'const { text } = input; sink(text)',
    'const [, second] = [1, source]; sink(second)',
    'const o = {}; o.a = source; sink(o.a)',
    'const o = { a: 1 }; o["b"] = source; sink({ ...o }.b)',
    'const list = []; list.push(source); for (const one of list) sink(one)',
    'const m = new Map(); m.set("a", source); sink(m.get("a"))',
    'let a; if (x) { a = source; } else { a = 1; } sink(a)',
    'let a = ""; while (x) { sink(a); a = source; }',
    'const f = (x) => x; sink(f(source))',
    'function f(x) { return g(x); } function g(y) { return y + 1 + ""; } sink(f(source))',
    'function f(x) { sink(x); } f(source)',
    'let shared; function set(x) { shared = x; } set(source); sink(shared)',
    'function fill(o) { o.a = source; } const o = {}; fill(o); sink(o.a)',
    'class C { constructor(x) { this.x = x; } get() { return this.x; } } sink(new C(source).get())',
    'class A { m() { return source; } } class B extends A {} sink(new B().m())',
    'async function f() { const a = await g(source); sink(a); }',
    'p(source).then((a) => sink(a))',
    'async () => { const a = await Promise.resolve(source); sink(a); }',
    '[source].map((a) => a.trim()).forEach((a) => sink(a))',
    'sink(Object.entries({ a: source }).reduce((s, [k, v]) => s + k + v, ""))',
    'try { throw 1; } catch { sink(source); } finally { done(); }',
    'switch (x) { case 1: sink(source); }',
    'const a = x ? source : "b"; sink(a)',
    'const a = y || source; sink(a)',
    'if (!isFine(source2)) return; sink(source)',
    'const b = []; source.copyTo(b); sink(b)',
    'export default function f() { return sink(source); }',
    'module.exports = { f() { sink(source); } };',
    'const { a = source } = {}; sink(a)',
    'function f({ a } = { a: source }) { sink(a); } f()',
    'function f(...all) { sink(all[1]); } f(1, source)',
    'tag`x ${source}`; sink(tag`x ${source}`)',
    'function* f() { yield source; } for (const a of f()) sink(a)',
    'function f() { const a = source; if (new RegExp("^[a-z]+$", "m").test(a)) sink(a); }',
    'function f() { const a = source; if (new RegExp("^[a-z]+$", flags).test(a)) sink(a); }',
    'function f() { const a = source; if (/^<[a-z]+>$/.test(a)) sink(a); }',
  ])('%s', (code) => {
    expect(arrives(code)).toBe(true);
  });
});

describe('values that are clean in JavaScript', () => {
  it.each([
    'sink(clean(source))',
    'let a = source; a = "b"; sink(a)',
    'sink(source.length)',
    'sink(Number(source))',
    'sink(source === "a")',
    'const { b, ...rest } = { a: 1, b: source }; sink(rest.a)',
    'const o = { a: source, b: 1 }; sink(o.b)',
    'const m = { a: "x" }; sink(m[source])',
    'const T = new Map([["a", 1]]); sink(T.get(source))',
    'if (false) sink(source)',
    'const DEBUG = false; if (DEBUG) { sink(source); }',
    'function f() { if (!["a"].includes(source)) return; sink(source); }',
    'function f(a) { if (a !== "x") throw 1; sink(a); } f(source)',
    'function f() { const a = source; if (/^[a-z]+$/.test(a)) sink(a); }',
    'function f() { const a = source; if (new RegExp("^[a-z]+$", "i").test(a)) sink(a); }',
    'function f() { const a = source; if (/^(?<name>[a-z]+)(?:[0-9](?!x))*$/.test(a)) sink(a); }',
    'function f() { const a = source; const ok = isFine(a); if (!ok) return; sink(a); }',
    'function f() { const a = source; assertFine(a); sink(a); }',
    'function check(v) { if (!isFine(v)) throw new Error(); } function f() { const a = source; check(a); sink("x" + a); }',
    'function ok(v) { return typeof v === "string" && isFine(v); } const a = source; const b = ok(a) ? a : ""; sink(b)',
    'for (const a of source) { if (!isFine(a)) continue; sink(a); }',
    'switch (source) { case "a": sink(source); break; }',
    'const f = () => source; function g() { sink(1); } g(f)',
    'sink([source].map(clean).join())',
    'sink(typeof source === "number" ? source : 0)',
    'function f(a) { sink(a); } f("constant")',
  ])('%s', (code) => {
    expect(arrives(code)).toBe(false);
  });
});

describe('values that stay tainted in Python', () => {
  it.each([
    'sink(f"a {source}")',
    'sink("a %s" % source)',
    'sink("a {}".format(source))',
    'sink(", ".join([source]))',
    'a, b = 1, source\nsink(b)',
    'd = {}\nd["k"] = source\nsink(d.get("k"))',
    'd = dict(k=source)\nsink(d["k"])',
    'xs = [x for x in [source] if x]\nsink(xs[0])',
    'for i, x in enumerate([source]):\n    sink(x)',
    'for k, v in {"a": source}.items():\n    sink(v)',
    'with open(source) as f:\n    sink(f)',
    'f = lambda x: x\nsink(f(source))',
    'def f(*args, **kw):\n    sink(kw["a"])\nf(a=source)',
    'def f(a, b=None):\n    sink(b)\nf(1, b=source)',
    'class C:\n    def __init__(self, x):\n        self.x = x\n    def go(self):\n        sink(self.x)\nC(source).go()',
    'try:\n    pass\nexcept ValueError as e:\n    sink(source)',
    'if (n := source):\n    sink(n)',
    'def f():\n    yield source\nfor x in f():\n    sink(x)',
    'sink(list(map(str.strip, [source])))',
    'match x:\n    case "a":\n        sink(source)',
    'xs = []\nxs += [source]\nsink(xs)',
    'import re\ndef f():\n    a = source\n    if re.search("^[a-z]+$", a, re.MULTILINE):\n        sink(a)',
    'import re\nP = re.compile("^[a-z]+$", re.I | re.M)\ndef f():\n    a = source\n    if P.search(a):\n        sink(a)',
  ])('%j', (code) => {
    expect(arrives(code, 'a.py')).toBe(true);
  });
});

describe('values that are clean in Python', () => {
  it.each([
    'sink(clean(source))',
    'sink(int(source))',
    'sink(len(source))',
    'd = {"a": 1}\nsink(d.get(source, 2))',
    'def f():\n    if source not in ("a", "b"):\n        raise ValueError\n    sink(source)',
    'def f():\n    if not source.isdigit():\n        return\n    sink(source)',
    'import re\ndef f():\n    a = source\n    if re.fullmatch("[a-z]+", a):\n        sink(a)',
    'import re\nP = re.compile("^[a-z]+$", re.I)\ndef f():\n    a = source\n    if P.search(a):\n        sink(a)',
    'xs = [x for x in [source] if isFine(x)]\nsink(xs)',
    'match source:\n    case "a" | "b":\n        sink(source)',
    'a = source\na = 1\nsink(a)',
  ])('%j', (code) => {
    expect(arrives(code, 'a.py')).toBe(false);
  });
});

describe('a flow', () => {
  it('goes from the source over what happens on the way to the sink', () => {
    const code = 'const a = source;\nconst b = `x ${a}`;\nsink(b);\n';
    const [finding] = run({ 'a.js': code });
    expect(finding?.message).toBe('b arrives');
    expect(finding?.flow.map(({ role, reason, range }) => `${range.start.line} ${role}: ${reason}`)).toEqual([
      '1 source: untrusted data comes in here',
      '1 step: assigned to `a`',
      '2 step: joined into a string',
      '2 step: assigned to `b`',
      '3 sink: passed to `sink`',
    ]);
  });

  it.each([
    [{ 'a.js': 'import { f } from "./b.js"; f(source)', 'b.js': 'export function f(x) { sink(x); }' }, 'b.js'],
    [{ 'a.js': 'import f from "./lib/b"; sink(f())', 'lib/b.ts': 'export default () => source' }, 'a.js'],
    [{ 'a.js': 'const { f } = require("./b"); f(source)', 'b.js': 'module.exports = { f: (x) => sink(x) }' }, 'b.js'],
    [{ 'a.js': 'import * as b from "./b.js"; sink(b.made)', 'b.js': 'export const made = "x" + source' }, 'a.js'],
    [{ 'p/a.py': 'from .b import f\nf(source)', 'p/b.py': 'def f(x):\n    sink(x)' }, 'p/b.py'],
    [{ 'a.py': 'import b\nsink(b.f())', 'b.py': 'def f():\n    return source' }, 'a.py'],
  ])('crosses the files of a lab: %j', (files, where) => {
    const findings = run(files);
    expect(findings.map((finding) => finding.path)).toEqual([where]);
    expect(new Set(findings[0]?.flow.map((step) => step.path)).size).toBe(2);
  });

  it('files that import each other in a circle end', () => {
    const files = {
      'a.js': 'import { g } from "./b.js"; export const f = () => g(source)',
      'b.js': 'import { f } from "./a.js"; export const g = (x) => { f(); sink(x); }',
    };
    expect(run(files)).toHaveLength(1);
  });

  it('calls that multiply from level to level end, and the flow is still found', () => {
    const level = (n: number): string =>
      `function f${n}(a, b) { const x = f${n - 1}(a, 'x'); const y = f${n - 1}(b, x); if (x) return y; return { x, y }; }`;
    const code = Array.from({ length: 20 }, (_, index) => level(index + 1)).join(' ');
    expect(arrives(`const f0 = (a, b) => a + b; ${code} sink(f20(source, "b"))`)).toBe(true);
  });

  it('recursion ends', () => {
    expect(arrives('function f(x) { return x > 3 ? f(x + 1) : x; } sink(f(source))')).toBe(true);
    expect(arrives('const f = (x) => g(x); const g = (x) => f(x); sink(f(source))')).toBe(false);
  });
});
