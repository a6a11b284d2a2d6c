import { CONSTANT_CHARS_MAX } from './limits.ts';
import { kid, type SyntaxNode } from './tree.ts';

export type Constant = string | number | boolean | null;

/** Variables that hold variables that hold …; a cycle ends here as well. */
const DEPTH_MAX = 12;

/** The value of an expression that is the same on every run, else `undefined`. */
export function constantOf(expression: SyntaxNode, depth = 0): Constant | undefined {
  if (depth > DEPTH_MAX) return undefined;
  switch (expression.kind) {
    case 'string':
      return expression.text;
    case 'number':
      return numberOf(expression.text);
    case 'constant':
      return keyword(expression.text);
    case 'name':
      return expression.binding?.writes === 1 && expression.binding.value
        ? constantOf(expression.binding.value, depth + 1)
        : undefined;
    case 'binary':
      return expression.text === '+' ? sum(expression, depth) : undefined;
    case 'template':
      return joined(expression, depth);
    default:
      return undefined;
  }
}

export function numberOf(text: string): number | undefined {
  const value = Number(text.replace(/_/g, ''));
  return Number.isNaN(value) ? undefined : value;
}

function keyword(text: string): Constant | undefined {
  if (text === 'true' || text === 'True') return true;
  if (text === 'false' || text === 'False') return false;
  return text === 'null' || text === 'None' || text === 'undefined' ? null : undefined;
}

function sum(expression: SyntaxNode, depth: number): Constant | undefined {
  const left = constantOf(kid(expression, 0), depth + 1);
  const right = constantOf(kid(expression, 1), depth + 1);
  if (typeof left === 'number' && typeof right === 'number') return left + right;
  if (typeof left !== 'string' || typeof right !== 'string') return undefined;
  return (left + right).slice(0, CONSTANT_CHARS_MAX);
}

function joined(template: SyntaxNode, depth: number): string | undefined {
  let text = '';
  for (const part of template.kids) {
    const value = constantOf(part, depth + 1);
    if (value === undefined || value === null) return undefined;
    text += String(value);
  }
  return text.slice(0, CONSTANT_CHARS_MAX);
}
