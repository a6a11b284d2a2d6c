import { CONSTANT_CHARS_MAX } from './limits.ts';
import { kid, type SyntaxNode } from './tree.ts';

export type Constant = string | number | boolean | null;

/** Variables that hold variables that hold …; a cycle ends here as well. */
const DEPTH_MAX = 12;

/** Through all variables: a few lines in which each text holds the one before a hundred times would take for ever. */
const PARTS_MAX = 1_000;

/** How much more of one expression may be looked at. */
interface Budget {
  parts: number;
}

/** The value of an expression that is the same on every run, else `undefined`. */
export function constantOf(expression: SyntaxNode): Constant | undefined {
  return evaluate(expression, 0, { parts: PARTS_MAX });
}

function evaluate(expression: SyntaxNode, depth: number, budget: Budget): Constant | undefined {
  if (depth > DEPTH_MAX || --budget.parts < 0) return undefined;
  switch (expression.kind) {
    case 'string':
      return expression.text;
    case 'number':
      return numberOf(expression.text);
    case 'constant':
      return keyword(expression.text);
    case 'name':
      return expression.binding?.writes === 1 && expression.binding.value
        ? evaluate(expression.binding.value, depth + 1, budget)
        : undefined;
    case 'binary':
      return expression.text === '+' ? sum(expression, depth, budget) : undefined;
    case 'template':
      return joined(expression, depth, budget);
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

function sum(expression: SyntaxNode, depth: number, budget: Budget): Constant | undefined {
  const left = evaluate(kid(expression, 0), depth + 1, budget);
  const right = evaluate(kid(expression, 1), depth + 1, budget);
  if (typeof left === 'number' && typeof right === 'number') return left + right;
  if (typeof left !== 'string' || typeof right !== 'string') return undefined;
  return (left + right).slice(0, CONSTANT_CHARS_MAX);
}

function joined(template: SyntaxNode, depth: number, budget: Budget): string | undefined {
  let text = '';
  for (const part of template.kids) {
    const value = evaluate(part, depth + 1, budget);
    if (value === undefined || value === null) return undefined;
    text += String(value);
  }
  return text.slice(0, CONSTANT_CHARS_MAX);
}
