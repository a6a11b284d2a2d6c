import type { Family } from '../language.ts';

/**
 * Patterns are parsed by the language's own grammar. What is not the language (`...`, `$X`, `<... ...>`) becomes a
 * name that no code uses, and is turned back after parsing.
 */
export const DOTS = '__gh_dots__';
/** Dots between the cases of a `switch`. */
export const CASE_DOTS = '__gh_cases__';
export const DEEP = '__gh_deep__';
/** Called with a metavariable and its type, where the pattern has `(int $X)` or `($X: int)`. */
export const TYPED = '__gh_typed__';
const METAVARIABLE = '__gh_mv_';
const METAVARIABLES = '__gh_mvs_';

/** `$X` for the placeholder of a metavariable, else `null`. */
export function metavariableOf(name: string): string | null {
  return name.startsWith(METAVARIABLE) ? `$${name.slice(METAVARIABLE.length)}` : null;
}

export function metavariablesOf(name: string): string | null {
  return name.startsWith(METAVARIABLES) ? `$...${name.slice(METAVARIABLES.length)}` : null;
}

/** Longest match first. In a string only code parts (`${}`, f-string fields) are replaced, never its text. */
const TOKENS =
  /(?<template>`(?:\\[\s\S]|\$\{[^}]*\}|[^`\\])*`)|(?<fstring>\b[fF][rR]?(?:"(?:\\.|[^"\\\n])*"|'(?:\\.|[^'\\\n])*'))|(?<string>"""[\s\S]*?"""|"(?:\\.|[^"\\\n])*"|'(?:\\.|[^'\\\n])*')|(?<chain>\.\s*\.\.\.\s*\.(?!\.))|(?<deepStart><\.\.\.)|(?<deepEnd>\.\.\.>)|\$\.\.\.(?<many>[A-Z_][A-Z0-9_]*)|\$(?<one>[A-Z_][A-Z0-9_]*)(?![A-Za-z0-9_$])|(?<dots>\.\.\.)/g;

const COMMENT = { python: /#[^\n]*/, others: /\/\/[^\n]*|\/\*[\s\S]*?\*\// } as const;

const withComments = ({ source }: RegExp): RegExp => new RegExp(`(?<comment>${source})|${TOKENS.source}`, 'g');

const PYTHON_TOKENS = withComments(COMMENT.python);
const OTHER_TOKENS = withComments(COMMENT.others);

/** In a Python dictionary, dots must look like an entry. */
export interface PrepareOptions {
  readonly family: Family;
  readonly dotsInBraces: string;
}

/** Not the parameters of a function: those follow a name or stand before an arrow. */
const TYPED_METAVARIABLE = /(?<![\w$)\]])\(\s*(\$[A-Z_][A-Z0-9_]*)\s*:\s*([^(){}\n:=]+?)\s*\)(?!\s*(?:=>|->|[:{]))/g;

export function replacePlaceholders(pattern: string, options: PrepareOptions): string {
  let opened = 0;
  return pattern
    .replace(TYPED_METAVARIABLE, `${TYPED}($1, $2)`)
    .replace(options.family === 'python' ? PYTHON_TOKENS : OTHER_TOKENS, (whole: string, ...rest: unknown[]) => {
      const groups = rest.at(-1) as Record<string, string | undefined>;
      const source = rest.at(-2) as string;
      const offset = rest.at(-3) as number;
      if (groups['comment'] !== undefined) return options.family === 'python' ? whole : '';
      if (groups['template'] !== undefined)
        return options.family === 'python' ? whole : replaceFields(whole, /\$\{([^}]*)\}/g, options);
      if (groups['fstring'] !== undefined)
        return options.family === 'python' ? replaceFields(whole, /\{([^{}]*)\}/g, options) : whole;
      if (groups['string'] !== undefined) return whole;
      if (groups['chain'] !== undefined) return `.${DOTS}.`;
      if (groups['deepStart'] !== undefined) {
        opened += 1;
        return `${DEEP}(`;
      }
      // Of an element, `<a href="/" ...>`, the dots are an attribute.
      if (groups['deepEnd'] !== undefined) {
        if (opened === 0) return ` ${DOTS}>`;
        opened -= 1;
        return ')';
      }
      if (groups['many'] !== undefined) return METAVARIABLES + groups['many'];
      if (groups['one'] !== undefined) return METAVARIABLE + groups['one'];
      return dots(source, offset, options);
    });
}

function replaceFields(text: string, fields: RegExp, options: PrepareOptions): string {
  // Dots that stand alone here are no statement.
  return text.replace(fields, (whole: string, code: string) =>
    whole.replace(code, () => replacePlaceholders(code, options).replace(/;$/, '')),
  );
}

function dots(source: string, offset: number, options: PrepareOptions): string {
  const after = source.slice(offset + 3);
  const before = source.slice(0, offset);
  if (options.family === 'python')
    return /\{[^{}()[\]:]*$|[{,]\s*$/.test(before) && isInBraces(before) ? options.dotsInBraces : DOTS;
  if (/\bfunction\s*\*?\s*$/.test(before)) return DOTS;
  // `...args` spreads in JavaScript; the dots of a pattern stand alone.
  if (/^[A-Za-z_$[{("'`]/.test(after)) return '...';
  // `{ ... f(); ... }`: between statements on one line as well.
  const isBetween = /[{;}]\s*$/.test(before) && /^\s*[^\s,:)\]}.;]/.test(after);
  const isLast = /[;}]\s*$/.test(before) && /^\s*\}/.test(after);
  const isStatement = (isBetween || isLast) && lastOpen(before) === '{';
  // `{ ... <... $X ...> ... }`: an expression on one line with the dots around it.
  if (/\.\.\.>\s*$/.test(before) && lastOpen(before) === '{' && /^\s*\}/.test(after)) return `;${DOTS};`;
  if (/\bswitch\s*\([^{}]*\)\s*\{\s*$/.test(before)) return `case ${CASE_DOTS}:`;
  if (/\bfor\s*\($/.test(before) && /^\)/.test(after)) return `${DOTS};${DOTS};${DOTS}`;
  const isEntry = /,\s*$/.test(before);
  const isOwnLine = !isEntry && /(?:^|\n)[ \t]*$/.test(before) && /^[ \t]*(?:\n|$)/.test(after);
  return isStatement || (isOwnLine && !isInParentheses(before)) ? `${DOTS};` : DOTS;
}

function isInBraces(before: string): boolean {
  return lastOpen(before) === '{';
}

function isInParentheses(before: string): boolean {
  const open = lastOpen(before);
  return open === '(' || open === '[';
}

function lastOpen(before: string): string | undefined {
  const open: string[] = [];
  for (const character of before) {
    if ('([{'.includes(character)) open.push(character);
    else if (')]}'.includes(character)) open.pop();
  }
  return open.at(-1);
}

/** Whether a name stands for what is no code. */
export function isPlaceholder(name: string): boolean {
  return /^__gh_\w+$/.test(name);
}

/** The placeholder of `...`, `$X` or `$...X`. */
export function placeholderOf(token: string): string {
  if (token === '...') return DOTS;
  return token.startsWith('$...') ? METAVARIABLES + token.slice(4) : METAVARIABLE + token.slice(1);
}
