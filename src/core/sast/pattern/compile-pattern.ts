import { familyOf, type Family, type Language } from '../language.ts';
import type { PatternForm } from '../lower/front-end.ts';
import type { Parsers } from '../parsers.ts';
import { DEFAULT_OPTIONS, type RuleOptions } from '../rule/rule-options.ts';
import { hasMark, kid, linkParents, node, UNWRITTEN, withMarks, withType, type SyntaxNode } from '../tree.ts';
import { isRegexText, regexOfText } from './match-literal.ts';
import { CASE_DOTS, DEEP, DOTS, metavariableOf, metavariablesOf, replacePlaceholders, TYPED } from './placeholders.ts';

export interface CompiledPattern {
  readonly family: Family;
  readonly nodes: readonly SyntaxNode[];
  /** Words that a file must contain for the pattern to match. */
  readonly words: readonly string[];
  readonly options: RuleOptions;
}

interface Wrapper {
  readonly wrap: (code: string) => string;
  readonly unwrap: (program: SyntaxNode) => readonly SyntaxNode[];
}

const PLAIN: Wrapper = { wrap: (code) => code, unwrap: (program) => program.kids };
const IN_PARENTHESES: Wrapper = { wrap: (code) => `(${code})`, unwrap: (program) => program.kids };
const CLASS_MEMBERS: Wrapper = {
  wrap: (code) => `class C {\n${code}\n}`,
  unwrap: (program) => kid(kid(program, 0), 2).kids,
};
const OBJECT_FIELDS: Wrapper = { wrap: (code) => `({${code}})`, unwrap: (program) => kid(program, 0).kids };
const DICT_ENTRIES: Wrapper = { wrap: (code) => `{${code}}`, unwrap: (program) => kid(program, 0).kids };
const CASES: Wrapper = {
  wrap: (code) => `switch (x) {\n${code}\n}`,
  unwrap: (program) => kid(program, 0).kids.slice(1),
};
const HANDLER: Wrapper = {
  wrap: (code) => `try:\n  pass\n${code}`,
  unwrap: (program) => kid(program, 0).kids.slice(2),
};

const HANDLER_IN_BRACES: Wrapper = {
  wrap: (code) => `try {} ${code}`,
  unwrap: (program) => kid(program, 0).kids.slice(2),
};

/** A pattern may be code that stands only within something; the first reading that parses is taken. */
function wrappersFor(code: string, family: Family): readonly Wrapper[] {
  const isPair =
    /^\s*(?:[\w$]+|"[^"\n]*"|'[^'\n]*')\s*:(?!:)[^\n]*$/.test(code) && !/^\s*(?:default|else|try|finally)\b/.test(code);
  // `x: int = 1` declares.
  const isDeclaration = /^\s*[\w$]+\s*:[^=(]*[^=!<>]=[^=]/.test(code);
  if (family === 'python') {
    if (/^\s*(?:except|finally|else)\b/.test(code)) return [HANDLER];
    return isPair && !isDeclaration ? [DICT_ENTRIES, PLAIN] : [PLAIN, DICT_ENTRIES];
  }
  if (/^\s*\{/.test(code)) return [IN_PARENTHESES, PLAIN];
  if (isPair) return [OBJECT_FIELDS, PLAIN, CLASS_MEMBERS];
  if (/^\s*(?:catch|finally)\b/.test(code)) return [HANDLER_IN_BRACES, PLAIN, CLASS_MEMBERS];
  return [PLAIN, IN_PARENTHESES, CLASS_MEMBERS, OBJECT_FIELDS, CASES];
}

/** `null` when the text is no code of the language, in whatever surroundings. */
export function compilePattern(
  text: string,
  language: Language,
  parsers: Parsers,
  options: RuleOptions = DEFAULT_OPTIONS,
): CompiledPattern | null {
  const family = familyOf(language);
  for (const { code, unwrap } of parsers.patternForms(language, text) ?? patternForms(text, family)) {
    const program = parseExactly(code, language, parsers);
    if (!program) continue;
    const nodes = unwrap(program).map((one) => toPattern(one, code));
    if (nodes.length === 0 || !nodes.every(hasGoodRegexes)) continue;
    for (const one of nodes) linkParents(one);
    const isLoose = options.genericCaseless || options.genericExtraWordCharacters !== '';
    return { family, nodes, words: isLoose ? [] : requiredWords(nodes), options };
  }
  return null;
}

function patternForms(text: string, family: Family): PatternForm[] {
  return (family === 'python' ? [`**${DOTS}`, DOTS] : [DOTS]).flatMap((dotsInBraces) => {
    const code = replacePlaceholders(withBody(text.trim(), family), { family, dotsInBraces });
    return wrappersFor(code, family).map(({ wrap, unwrap }) => ({ code: wrap(code), unwrap }));
  });
}

/** The header of a function, a class or a condition means any body. */
function withBody(text: string, family: Family): string {
  if (family === 'python') {
    return /(?:^|\n)\s*(?:(?:async\s+)?def\s[^\n]*\)|class\s[^\n:]*|(?:if|while|for|with)\s[^\n:]*)$/.test(text)
      ? `${text}:\n  ...`
      : text;
  }
  const isHeader = /^(?:(?:async\s+)?function\b[^{}]*\)|class\b[^{}]*|(?:if|while)\s*\([^{};]*\))$/.test(text);
  return isHeader ? `${text} { ... }` : text;
}

function parseExactly(code: string, language: Language, parsers: Parsers): SyntaxNode | null {
  const lowered = parsers.read(language, code);
  return lowered && lowered.problems.length === 0 ? lowered.root : null;
}

function toPattern(code: SyntaxNode, source: string): SyntaxNode {
  const made = withMarks(toUntypedPattern(code, source), code.marks ?? []);
  return withType(made, code.type ? toPattern(code.type, source) : null);
}

function toUntypedPattern(code: SyntaxNode, source: string): SyntaxNode {
  if (code.access?.kind === 'cast') return castPattern(code, code.access, source);
  const special = specialNode(code, source);
  if (special) return special;
  const kids = code.kids.filter((child) => !hasMark(child, UNWRITTEN)).map((child) => toPattern(child, source));
  return node(code.kind, code, kids, {
    text: code.kind === 'string' ? stringText(code, source) : code.text,
    flavor: code.flavor,
  });
}

function castPattern(code: SyntaxNode, cast: SyntaxNode, source: string): SyntaxNode {
  const value = node(code.kind, code, code.kids, { text: code.text, flavor: code.flavor });
  return node('cast', cast, [toPattern(value, source), toPattern(kid(cast, 1), source)]);
}

/** A regular expression in a string is taken as it is written, without the language's own escapes. */
function stringText(code: SyntaxNode, source: string): string {
  if (!isRegexText(code.text)) return code.text;
  const raw = source.slice(code.start, code.end);
  return /^["']/.test(raw) ? raw.slice(1, -1) : raw;
}

function hasGoodRegexes(pattern: SyntaxNode): boolean {
  if (pattern.kind === 'string' && isRegexText(pattern.text) && !regexOfText(pattern.text)) return false;
  return pattern.kids.every(hasGoodRegexes);
}

function specialNode(code: SyntaxNode, source: string): SyntaxNode | null {
  const placeholder = placeholderName(code);
  if (placeholder === DOTS) return node('ellipsis', code);
  const many = metavariablesOf(placeholder);
  if (many) return node('metavariables', code, [], many);
  const one = code.kind === 'name' || code.kind === 'property' ? metavariableOf(code.text) : null;
  if (one) return node('metavariable', code, [], { text: one, flavor: code.kind });
  if (code.kind === 'call' && kid(code, 0).text === TYPED)
    return node('typed', code, [toPattern(kid(code, 1), source), toPattern(kid(code, 2).type ?? kid(code, 2), source)]);
  if (code.kind === 'call' && kid(code, 0).text === DEEP) return node('deep', code, [toPattern(kid(code, 1), source)]);
  return null;
}

/** Dots stand for whole parameters, entries, members of a class: what holds nothing but the placeholder. */
function placeholderName(code: SyntaxNode): string {
  switch (code.kind) {
    case 'name':
    case 'property':
      return code.text;
    case 'parameter':
      return code.text === '' && kid(code, 1).kind === 'absent' ? plainName(kid(code, 0)) : '';
    case 'spread':
      return kid(code, 0).kind === 'spread' ? placeholderName(kid(code, 0)) : plainName(kid(code, 0));
    case 'pair':
      return code.flavor === 'shorthand' ? plainName(kid(code, 1)) : '';
    case 'case':
      return kid(code, 0).text === CASE_DOTS || kid(kid(code, 0), 0).text === CASE_DOTS ? DOTS : '';
    case 'assign':
      return /^(?:field|static)$/.test(code.flavor) && kid(code, 1).kind === 'absent' ? kid(code, 0).text : '';
    default:
      return '';
  }
}

function plainName(code: SyntaxNode): string {
  return code.kind === 'name' && (code.text === DOTS || metavariablesOf(code.text)) ? code.text : '';
}

/** Names and fields as written. A file that lacks one of them cannot match, whatever it imports under which name. */
function requiredWords(nodes: readonly SyntaxNode[]): string[] {
  const words = new Set<string>();
  const visit = (current: SyntaxNode): void => {
    // Types may be known from what was imported under another name.
    if (current.kind === 'typed' || current.flavor === 'unwritten') return;
    if ((current.kind === 'name' || current.kind === 'property') && current.text.length > 1) words.add(current.text);
    for (const child of current.kids) visit(child);
  };
  for (const one of nodes) visit(one);
  words.delete('require');
  words.delete('default');
  // Java's own fields may be written without it, and its first package without its name.
  for (const word of ['this', 'java', 'lang']) words.delete(word);
  return [...words].filter((word) => /^\w+$/.test(word));
}
