import { parseExpression, type Expression } from './python-expression.ts';

/** Which labels a taint must carry: `INPUT and not CLEAN`. */
export type LabelExpression =
  | { readonly type: 'label'; readonly name: string }
  | { readonly type: 'constant'; readonly value: boolean }
  | { readonly type: 'not'; readonly of: LabelExpression }
  | { readonly type: 'and' | 'or'; readonly left: LabelExpression; readonly right: LabelExpression };

/** `null` for what is no boolean expression over labels. */
export function parseLabelExpression(source: string): LabelExpression | null {
  const expression = parseExpression(source);
  return expression && fromExpression(expression);
}

function fromExpression(expression: Expression): LabelExpression | null {
  switch (expression.type) {
    case 'name':
      // Semgrep's name for what has no label of its own.
      return { type: 'label', name: expression.name === '__SOURCE__' ? '' : expression.name };
    case 'literal':
      return typeof expression.value === 'boolean' ? { type: 'constant', value: expression.value } : null;
    case 'unary': {
      const of = expression.operator === 'not' ? fromExpression(expression.operand) : null;
      return of && { type: 'not', of };
    }
    case 'logical': {
      const [left, right] = [fromExpression(expression.left), fromExpression(expression.right)];
      return left && right && { type: expression.operator, left, right };
    }
    default:
      return null;
  }
}

/** Whether the labels of a value fulfil the expression. */
export function holdsForLabels(expression: LabelExpression, labels: ReadonlySet<string>): boolean {
  switch (expression.type) {
    case 'label':
      return labels.has(expression.name);
    case 'constant':
      return expression.value;
    case 'not':
      return !holdsForLabels(expression.of, labels);
    case 'and':
      return holdsForLabels(expression.left, labels) && holdsForLabels(expression.right, labels);
    case 'or':
      return holdsForLabels(expression.left, labels) || holdsForLabels(expression.right, labels);
  }
}
