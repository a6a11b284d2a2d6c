import type { Element, ElementContent, Root } from 'hast';
import { createHighlighter, type Highlighter, type ThemedToken } from 'shiki';
import { SKIP, visit } from 'unist-util-visit';
import { parseCodeMeta, type CodeMeta } from './code-meta.ts';
import { roleOf, SENTINEL_THEME } from './code-theme.ts';

/** Grammar and the name a reader sees. Another language is one more line here. */
const LANGUAGES: Readonly<Record<string, string>> = {
  javascript: 'JavaScript',
  typescript: 'TypeScript',
  python: 'Python',
  sql: 'SQL',
  html: 'HTML',
  css: 'CSS',
  json: 'JSON',
  yaml: 'YAML',
  bash: 'Shell',
  diff: 'Diff',
  dockerfile: 'Dockerfile',
  http: 'HTTP',
  java: 'Java',
  go: 'Go',
  hcl: 'HCL',
  toml: 'TOML',
};
const ALIASES: Readonly<Record<string, string>> = {
  js: 'javascript',
  mjs: 'javascript',
  ts: 'typescript',
  py: 'python',
  yml: 'yaml',
  sh: 'bash',
  shell: 'bash',
  jsonc: 'json',
};

/** Shiki gives up on a line after half a second: on a busy machine the same code would come out plainer. */
const NO_LIMIT = 0;

let highlighter: Promise<Highlighter> | undefined;

/** Rehype plugin: fenced code becomes a titled block whose tokens carry classes, never styles. */
export function highlightCode(): (tree: Root, file: { path?: string }) => Promise<void> {
  return async (tree, file) => {
    highlighter ??= createHighlighter({ themes: [SENTINEL_THEME], langs: Object.keys(LANGUAGES) });
    const shiki = await highlighter;
    visit(tree, 'element', (node, index, parent) => {
      const code = node.children[0];
      if (node.tagName !== 'pre' || code?.type !== 'element' || code.tagName !== 'code') return undefined;
      if (!parent || index === undefined) return undefined;
      parent.children[index] = block(code, shiki, file.path ?? 'this file');
      return SKIP;
    });
  };
}

function block(code: Element, shiki: Highlighter, path: string): Element {
  const source = code.children.map((child) => (child.type === 'text' ? child.value : '')).join('');
  const named = /language-(\S+)/.exec([code.properties.className ?? []].flat().join(' '))?.[1] ?? 'text';
  const language = ALIASES[named] ?? named;
  if (!(language in LANGUAGES) && !['text', 'txt', 'plaintext'].includes(language)) {
    throw new Error(
      `${path}: the code block language "${named}" is not known. Known are ${Object.keys(LANGUAGES).join(', ')}, text. ` +
        `Use one of them, or add the grammar in src/markdown/highlight-code.ts.`,
    );
  }
  // The MDX pipeline keeps the fence's words as a property only (astrojs/markdown-remark 7.3).
  const words = (code.data as { meta?: string | null } | undefined)?.meta ?? code.properties.metastring;
  const meta = parseCodeMeta(typeof words === 'string' ? words : '');
  const text = source.replace(/\n$/, '');
  const lines =
    language in LANGUAGES
      ? shiki.codeToTokensBase(text, {
          lang: language as 'javascript',
          theme: SENTINEL_THEME,
          tokenizeTimeLimit: NO_LIMIT,
        })
      : text.split('\n').map((line): ThemedToken[] => [{ content: line, offset: 0 }]);
  return figure(meta, LANGUAGES[language] ?? 'Text', lines);
}

function figure(meta: CodeMeta, languageName: string, lines: readonly (readonly ThemedToken[])[]): Element {
  const label = meta.title
    ? element('span', { className: ['code-title'] }, [text(meta.title)])
    : element('span', { className: ['code-language'] }, [text(languageName)]);
  const copy = element('button', { type: 'button', className: ['code-copy'] }, [text('Copy')]);
  const code = element(
    'code',
    {},
    lines.map((tokens, index) => line(tokens, meta.marked.has(index + 1))),
  );
  return element('figure', { className: ['code-block'] }, [
    element('figcaption', { className: ['code-bar'] }, [label, copy]),
    // Long lines scroll inside the block: the keyboard must be able to get there.
    element('pre', { tabIndex: 0 }, [code]),
  ]);
}

function line(tokens: readonly ThemedToken[], isMarked: boolean): Element {
  const children = tokens.map((token): ElementContent => {
    const role = roleOf(token.color);
    return role ? element('span', { className: [`t-${role}`] }, [text(token.content)]) : text(token.content);
  });
  // The line end stays in the text, so that copying by hand keeps the lines.
  return element('span', { className: isMarked ? ['line', 'is-marked'] : ['line'] }, [...children, text('\n')]);
}

function element(tagName: string, properties: Element['properties'], children: ElementContent[]): Element {
  return { type: 'element', tagName, properties, children };
}

function text(value: string): ElementContent {
  return { type: 'text', value };
}
