import { constantOf } from '../constant-of.ts';
import type { Bound } from '../pattern/environment.ts';

/** What a metavariable stands for, as it is written; of a literal's content, the content. */
export function textOfBound(bound: Bound, source: string): string {
  if (bound.text !== null) return bound.text;
  const [first] = bound.nodes;
  const last = bound.nodes.at(-1);
  if (!first || !last) return '';
  if (first === last && (first.kind === 'name' || first.kind === 'property')) return first.text;
  return source.slice(first.start, last.end);
}

/** The texts that a condition about content may mean: a string with and without its quotes, a constant's value. */
export function textsOfBound(bound: Bound, source: string, takesConstants: boolean): string[] {
  const written = textOfBound(bound, source);
  const [first, ...others] = bound.nodes;
  if (bound.text !== null || !first || others.length > 0) return [written];
  if (first.kind === 'string') return [first.text, written];
  const value = takesConstants && first.kind === 'name' ? constantOf(first) : undefined;
  return value === undefined || value === null ? [written] : [written, String(value)];
}

/** The content that is analysed or parsed: a string's text, a constant's value, else the code itself. */
export function contentOfBound(bound: Bound, source: string, takesConstants: boolean): string {
  const [first, ...others] = bound.nodes;
  if (bound.text !== null || !first || others.length > 0) return textOfBound(bound, source);
  const value = first.kind === 'string' || takesConstants ? constantOf(first) : undefined;
  return typeof value === 'string' ? value : textOfBound(bound, source);
}
