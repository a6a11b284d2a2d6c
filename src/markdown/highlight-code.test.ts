import type { Element, Root } from 'hast';
import { expect, test } from 'vitest';
import { highlightCode } from './highlight-code.ts';

function fenced(language: string, code: string, meta = ''): Root {
  const element: Element = {
    type: 'element',
    tagName: 'code',
    properties: { className: [`language-${language}`] },
    children: [{ type: 'text', value: `${code}\n` }],
    data: { meta } as Element['data'] & { meta: string },
  };
  return { type: 'root', children: [{ type: 'element', tagName: 'pre', properties: {}, children: [element] }] };
}

test('tokens carry classes and no styles', async () => {
  const tree = fenced('js', 'const boats = db.all("select 1"); // all', 'title="app.js" {1}');
  await highlightCode()(tree, { path: 'x.mdx' });
  const html = JSON.stringify(tree);
  for (const name of ['t-keyword', 't-string', 't-comment', 'is-marked', 'code-title']) expect(html).toContain(name);
  expect(html).not.toContain('style');
  expect(html).not.toContain('#0000');
});

test('code without a language is kept as it is', async () => {
  const tree = fenced('text', 'a <b> c');
  await highlightCode()(tree, { path: 'x.mdx' });
  expect(JSON.stringify(tree)).toContain('a <b> c');
});

test('an unknown language names the file and what to do', async () => {
  await expect(highlightCode()(fenced('cobol', 'MOVE'), { path: 'a/b.mdx' })).rejects.toThrow(/a\/b\.mdx.*"cobol"/);
});
