import { describe, expect, it } from 'vitest';
import { PAGE_SCRIPTS_MAX } from '../limits.ts';
import { findScripts, scriptOfAddress } from './find-scripts.ts';

const found = (html: string): string[] =>
  findScripts(html).scripts.map(({ how, code, source }) => `${how}:${source ?? code}`);

describe('findScripts', () => {
  it.each([
    ['<script>a()</script>', ['script:a()']],
    ['<SCRIPT TYPE="Text/JavaScript">a()</SCRIPT>', ['script:a()']],
    ['<script type=module>a()</script>', ['script:a()']],
    ['<script src=//evil.example></script>', ['script://evil.example']],
    ['<svg><script>a()</script></svg>', ['script:a()']],
    ['<svg><script href="x.js"></script></svg>', ['script:x.js']],
    ['<img src=x onerror=a()>', ['handler:a()']],
    ['<svg/onload=a()>', ['handler:a()']],
    ['<p onmouseover="a()">', ['handler:a()']],
    ['<input value=""onfocus="a()" autofocus>', ['handler:a()']],
    ['<a href="JaVaScRiPt:a()">x</a>', ['url:a()']],
    ['<a href="&#106;avascript:a()">x</a>', ['url:a()']],
    ['<a href="\u0001 java\tscript:a()">x</a>', ['url:a()']],
    ['<form action="javascript:a()">', ['url:a()']],
    ['<button formaction="javascript:a()">', ['url:a()']],
    ['<iframe src="javascript:a()">', ['url:a()']],
    ['<iframe srcdoc="<script>a()</script>">', ['script:a()']],
    ['<svg><a xlink:href="javascript:a()"><text>x</text></a></svg>', ['url:a()']],
    ['<noscript><p title="</noscript><img src=x onerror=a()>">', ['handler:a()']],
  ])('finds what runs: %s', (html, scripts) => {
    expect(found(html)).toEqual(scripts);
  });

  it.each([
    '&lt;script&gt;a()&lt;/script&gt;',
    '<textarea><script>a()</script></textarea>',
    '<title><script>a()</script></title>',
    '<template><script>a()</script></template>',
    '<script type="application/json">{"a":1}</script>',
    '<p title="<script>a()</script>">',
    '<!-- <script>a()</script> -->',
    '<img src="javascript:a()">',
    '<a href="https://example.com/javascript:a()">',
    '<p onclick="">',
    '<script></script>',
    '<p data-onclick="a()">',
  ])('leaves alone what does not run: %s', (html) => {
    expect(found(html)).toEqual([]);
  });

  it('reads what a person would see', () => {
    const { text } = findScripts(
      '<title>T</title><h1>Reviews</h1><p>I <b>&lt;3</b> it<script>x</script></p><style>p{}</style>',
    );
    expect(text).toBe('Reviews\nI <3 it');
  });

  it('lists elements with attributes and text', () => {
    const { elements } = findScripts('<a href="/x" __proto__="y">go</a>');
    const link = elements.find(({ tag }) => tag === 'a');
    expect(link?.text).toBe('go');
    expect(Object.keys(link?.attributes ?? {})).toEqual(['href', '__proto__']);
  });

  it('bounds scripts and nesting', () => {
    expect(found('<script>a()</script>'.repeat(PAGE_SCRIPTS_MAX + 5)).length).toBe(PAGE_SCRIPTS_MAX);
    expect(() => findScripts('<div>'.repeat(50_000))).not.toThrow();
    const frames = (depth: number): string =>
      depth === 0
        ? '<script>a()</script>'
        : `<iframe srcdoc="${frames(depth - 1)
            .replaceAll('&', '&amp;')
            .replaceAll('"', '&quot;')}">`;
    expect(found(frames(3))).toEqual(['script:a()']);
    expect(found(frames(4))).toEqual([]);
  });
});

describe('scriptOfAddress', () => {
  it('decodes the code, and takes it as it is where that fails', () => {
    expect(scriptOfAddress('javascript:a%28%29')).toBe('a()');
    expect(scriptOfAddress('javascript:100%')).toBe('100%');
    expect(scriptOfAddress('/javascript:')).toBeUndefined();
  });
});
