import { describe, expect, it } from 'vitest';
import {
  PAGE_CHARACTERS_MAX,
  PAGE_ELEMENTS_MAX,
  PAGE_FRAMES_MAX,
  PAGE_NESTING_MAX,
  PAGE_SCRIPTS_MAX,
} from '../limits.ts';
import { findScripts, PageTooLarge, scriptOfAddress } from './find-scripts.ts';

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

  it.each([
    ['scripts', '<script>a()</script>', PAGE_SCRIPTS_MAX],
    ['elements', '<p></p>', PAGE_ELEMENTS_MAX - 3],
    ['characters', 'x', PAGE_CHARACTERS_MAX],
  ])('opens a page with as many %s as allowed and refuses one more', (_what, part, count) => {
    expect(() => findScripts(part.repeat(count))).not.toThrow();
    expect(() => findScripts(part.repeat(count + 1))).toThrow(PageTooLarge);
  });

  it('refuses what is nested too deeply, because an attack could hide below', () => {
    expect(() => findScripts(`${'<div>'.repeat(PAGE_NESTING_MAX - 10)}<script>a()</script>`)).not.toThrow();
    expect(() => findScripts(`${'<div>'.repeat(PAGE_NESTING_MAX)}<script>a()</script>`)).toThrow(PageTooLarge);
    const frames = (depth: number): string => {
      if (depth === 0) return '<script>a()</script>';
      return `<iframe srcdoc="${frames(depth - 1)
        .replaceAll('&', '&amp;')
        .replaceAll('"', '&quot;')}">`;
    };
    expect(found(frames(PAGE_FRAMES_MAX))).toEqual(['script:a()']);
    expect(() => findScripts(frames(PAGE_FRAMES_MAX + 1))).toThrow(PageTooLarge);
  });
});

describe('scriptOfAddress', () => {
  it('decodes the code, and takes it as it is where that fails', () => {
    expect(scriptOfAddress('javascript:a%28%29')).toBe('a()');
    expect(scriptOfAddress('javascript:100%')).toBe('100%');
    expect(scriptOfAddress('/javascript:')).toBeUndefined();
  });
});
