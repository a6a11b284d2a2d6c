import { lookUp, type MaybeEnvironment } from './pattern/environment.ts';

/** A long expression in a message would hide the message. */
const METAVARIABLE_CHARS_MAX = 80;

/** The rule's message with `$X` replaced by the code that it stands for. */
export function fillMessage(message: string, env: MaybeEnvironment, source: string): string {
  return message.replace(/\$(?:\.\.\.)?[A-Z_][A-Z0-9_]*|\$\d/g, (name) => {
    const bound = lookUp(env, name);
    if (!bound) return name;
    const [first] = bound.nodes;
    const last = bound.nodes.at(-1);
    const text = bound.text ?? (first && last ? source.slice(first.start, last.end) : '');
    return text.length > METAVARIABLE_CHARS_MAX ? `${text.slice(0, METAVARIABLE_CHARS_MAX)}…` : text;
  });
}
