import { constantOf } from './constant-of.ts';
import { lookUp, type Bound, type MaybeEnvironment } from './pattern/environment.ts';
import { textOfBound } from './rule/bound-text.ts';

/** A long expression in a message would hide the message. */
const METAVARIABLE_CHARS_MAX = 80;

const METAVARIABLE = String.raw`\$(?:\.\.\.)?[A-Z_][A-Z0-9_]*|\$\d+`;

const IN_MESSAGE = new RegExp(String.raw`value\((${METAVARIABLE})\)|(${METAVARIABLE})`, 'g');

/** The rule's message with `$X` replaced by the code that it stands for, and `value($X)` by what that is known to hold. */
export function fillMessage(message: string, env: MaybeEnvironment, source: string): string {
  return fill(message, env, source, METAVARIABLE_CHARS_MAX);
}

/** What a rule would write instead: nothing is cut off, and strings keep their quotes unless they stand for content. */
export function fillFix(fix: string, env: MaybeEnvironment, source: string): string {
  return fill(fix, env, source, Infinity);
}

function fill(template: string, env: MaybeEnvironment, source: string, charsMax: number): string {
  return template.replace(IN_MESSAGE, (whole, valueOf: string | undefined, name: string | undefined) => {
    const bound = lookUp(env, valueOf ?? name ?? '');
    if (!bound) return whole;
    const text = (valueOf === undefined ? null : propagated(bound)) ?? textOfBound(bound, source);
    return text.length > charsMax ? `${text.slice(0, charsMax)}…` : text;
  });
}

/** The constant behind a variable; `null` where it is not known. */
function propagated(bound: Bound): string | null {
  const [only, ...others] = bound.nodes;
  const value = only && others.length === 0 && bound.text === null ? constantOf(only) : undefined;
  return value === undefined || value === null ? null : String(value);
}
