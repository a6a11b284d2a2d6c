import { describe, expect, it } from 'vitest';
import { compile } from './compile.ts';

function codeOf(path: string, source: string): string {
  const compiled = compile({ [path]: source });
  if (!compiled.ok) throw new Error(compiled.message);
  return compiled.files[0]?.code ?? '';
}

describe('compile', () => {
  it('keeps every line where it was', () => {
    const code = codeOf(
      'app.ts',
      'import express from "express";\ntype A = {\n  b: string;\n};\nexport const c: number = 1;\n',
    );
    expect(code.split('\n')[4]).toContain('const c');
  });

  it('leaves CommonJS alone, comments at the end included', () => {
    expect(codeOf('app.js', 'module.exports = 1 // end')).toBe(
      '(function (exports, require, module, __filename, __dirname) {module.exports = 1 // end\n})',
    );
  });

  it('tells file and line of a syntax error', () => {
    expect(compile({ 'app.ts': 'import a from "a";\n\nconst x: = 1;' })).toEqual({
      ok: false,
      message: expect.stringMatching(/^app\.ts:3: /),
    });
  });

  it('passes files that are no code on as texts', () => {
    expect(compile({ 'data.json': '{}', 'views/a.html': '<import>' })).toEqual({
      ok: true,
      files: [],
      texts: { 'data.json': '{}', 'views/a.html': '<import>' },
    });
  });
});
