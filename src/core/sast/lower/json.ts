import { TREE_DEPTH_MAX } from '../limits.ts';
import { DOTS, isPlaceholder, placeholderOf } from '../pattern/placeholders.ts';
import { node, type SyntaxNode } from '../tree.ts';
import { decodeEscape } from './escapes.ts';
import type { FrontEnd, Lowered, PatternForm } from './front-end.ts';

/** JSON by hand: it is small enough, and manifests have comments and trailing commas that a strict parser refuses. */
export const frontEnd: FrontEnd = { read: readJson, patternForms: jsonPatternForms };

interface Reader {
  readonly text: string;
  readonly problems: { offset: number; text: string }[];
  at: number;
  depth: number;
}

function readJson(text: string): Lowered {
  const reader: Reader = { text, problems: [], at: text.startsWith('\uFEFF') ? 1 : 0, depth: 0 };
  const kids: SyntaxNode[] = [];
  skipBlank(reader);
  while (reader.at < text.length) {
    // A second value is no JSON, but logs of one value per line are read all the same.
    const value = readValue(reader);
    if (value) kids.push(value);
    skipBlank(reader);
  }
  return { root: node('program', { start: 0, end: text.length }, kids), problems: reader.problems };
}

const BLANK = /(?:\s+|\/\/[^\n]*|\/\*[\s\S]*?(?:\*\/|$))*/y;
const STRING = /"(?:[^"\\\n]|\\[\s\S])*"|'(?:[^'\\\n]|\\[\s\S])*'/y;
const WORD = /-?[\w$][\w$.+-]*/y;
const NUMBER = /^-?\d[\d.]*(?:e[+-]?\d+)?$/i;

function take(expression: RegExp, reader: Reader): string | null {
  expression.lastIndex = reader.at;
  const found = expression.exec(reader.text)?.[0];
  if (found === undefined) return null;
  reader.at += found.length;
  return found;
}

function skipBlank(reader: Reader): void {
  take(BLANK, reader);
}

function problem(reader: Reader, text = 'this part does not parse'): void {
  reader.problems.push({ offset: reader.at, text });
}

function readValue(reader: Reader): SyntaxNode | null {
  const start = reader.at;
  const character = reader.text[start];
  if (character === '{' || character === '[') return readContainer(reader, character);
  const quoted = take(STRING, reader);
  if (quoted !== null) return node('string', { start, end: reader.at }, [], unquoted(quoted));
  const word = take(WORD, reader);
  if (word !== null) return wordNode(word, { start, end: reader.at }, reader);
  problem(reader);
  reader.at += 1;
  return null;
}

function unquoted(quoted: string): string {
  return quoted.slice(1, -1).replace(/\\(?:u[0-9a-f]{4}|[\s\S])/gi, decodeEscape);
}

function wordNode(word: string, span: { start: number; end: number }, reader: Reader): SyntaxNode {
  if (isPlaceholder(word)) return node('name', span, [], word);
  if (NUMBER.test(word)) return node('number', span, [], word);
  if (!/^(?:true|false|null)$/.test(word))
    reader.problems.push({ offset: span.start, text: 'this part does not parse' });
  return node('constant', span, [], word);
}

function readContainer(reader: Reader, open: '{' | '['): SyntaxNode {
  const start = reader.at;
  const close = open === '{' ? '}' : ']';
  const kids: SyntaxNode[] = [];
  reader.at += 1;
  if (++reader.depth > TREE_DEPTH_MAX) skipNested(reader);
  for (skipBlank(reader); reader.text[reader.at] !== close; skipBlank(reader)) {
    if (reader.at >= reader.text.length) {
      problem(reader);
      break;
    }
    if (take(/,/y, reader) !== null) continue;
    if (/[}\]]/.test(reader.text[reader.at] ?? '')) {
      // The other bracket: this container is not closed, an outer one is.
      problem(reader);
      reader.at -= reader.depth > 1 ? 1 : 0;
      break;
    }
    const entry = open === '{' ? readPair(reader) : readValue(reader);
    if (entry) kids.push(entry);
  }
  reader.at += 1;
  reader.depth -= 1;
  return node(open === '{' ? 'object' : 'array', { start, end: Math.min(reader.at, reader.text.length) }, kids);
}

/** To the bracket that closes what is nested too deeply, without a stack. */
function skipNested(reader: Reader): void {
  problem(reader, 'this part is nested too deeply and was skipped');
  for (let open = 1; reader.at < reader.text.length; reader.at++) {
    if (take(STRING, reader) !== null) reader.at -= 1;
    else if (/[{[]/.test(reader.text[reader.at] ?? '')) open += 1;
    else if (/[}\]]/.test(reader.text[reader.at] ?? '') && --open === 0) return;
  }
}

function readPair(reader: Reader): SyntaxNode | null {
  const key = readValue(reader);
  if (!key) return null;
  skipBlank(reader);
  const property = node('property', key, [], key.text);
  if (take(/:/y, reader) === null) {
    if (key.text !== DOTS && !isPlaceholder(key.text)) problem(reader);
    return key;
  }
  skipBlank(reader);
  const value = /[,}\]]/.test(reader.text[reader.at] ?? '}') ? null : readValue(reader);
  if (!value) problem(reader);
  const end = { start: reader.at, end: reader.at };
  return node('pair', { start: key.start, end: value?.end ?? reader.at }, [
    property,
    value ?? node('constant', end, [], 'null'),
  ]);
}

const TOKENS =
  /(?<comment>\/\/[^\n]*|\/\*[\s\S]*?\*\/)|"(?<key>\$[A-Z_][A-Z0-9_]*)"(?=\s*:)|(?<string>"(?:[^"\\\n]|\\.)*")|(?<token>\$(?:\.\.\.)?[A-Z_][A-Z0-9_]*|\.\.\.)/g;

function jsonPatternForms(pattern: string): readonly PatternForm[] {
  const code = pattern.trim().replace(TOKENS, (whole: string, ...rest: unknown[]) => {
    const groups = rest.at(-1) as Record<string, string | undefined>;
    if (groups['key'] !== undefined) return `"${placeholderOf(groups['key'])}"`;
    return groups['token'] === undefined ? whole : placeholderOf(groups['token']);
  });
  return [
    { code, unwrap: (program) => program.kids },
    {
      code: `{${code}}`,
      unwrap: (program) => (program.kids[0]?.kids.length === 1 ? program.kids[0].kids : program.kids),
    },
  ];
}
