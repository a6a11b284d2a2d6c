import { field, namedKids } from '../cst.ts';
import { node, type SyntaxNode } from '../tree.ts';
import { entriesWithHoles, type LowerRule } from './lowering.ts';

/** Targets with a default are an assignment inside of the pattern: `{ a = 1 }` is `{ a: a = 1 }`. */
const withDefault: LowerRule = (cst, lowering) =>
  node('assign', cst, [lowering.lower(field(cst, 'left'), cst.start), lowering.lower(field(cst, 'right'), cst.end)], {
    text: '=',
    flavor: 'default',
  });

const objectDefault: LowerRule = (cst, lowering) => {
  const left = field(cst, 'left');
  const text = left ? lowering.text(left) : '';
  const span = left ?? cst;
  const target: SyntaxNode =
    left?.type === 'shorthand_property_identifier_pattern' || !left
      ? node('name', span, [], text)
      : lowering.lower(left);
  const value = lowering.lower(field(cst, 'right'), cst.end);
  return node('pair', cst, [
    node('property', span, [], text),
    node('assign', cst, [target, value], { text: '=', flavor: 'default' }),
  ]);
};

export const javascriptPatterns: Readonly<Record<string, LowerRule>> = {
  object_pattern: (cst, lowering) => node('object', cst, lowering.list(namedKids(cst))),
  array_pattern: (cst, lowering) => node('array', cst, entriesWithHoles(cst, lowering)),
  pair_pattern: (cst, lowering) =>
    node('pair', cst, [lowering.lower(field(cst, 'key'), cst.start), lowering.lower(field(cst, 'value'), cst.end)]),
  shorthand_property_identifier_pattern: (cst, lowering) => {
    const text = lowering.text(cst);
    return node('pair', cst, [node('property', cst, [], text), node('name', cst, [], text)], { flavor: 'shorthand' });
  },
  object_assignment_pattern: objectDefault,
  assignment_pattern: withDefault,
  rest_pattern: (cst, lowering) => node('spread', cst, [lowering.lower(namedKids(cst)[0], cst.end)], '...'),
};
