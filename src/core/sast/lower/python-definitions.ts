import { field, namedKids, type CstNode } from '../cst.ts';
import { absent, node, withMarks, withType, type SyntaxNode } from '../tree.ts';
import type { Lowering, LowerRule } from './lowering.ts';

const STARS: Readonly<Record<string, string>> = { list_splat_pattern: '*', dictionary_splat_pattern: '**' };

function parameter(cst: CstNode, lowering: Lowering): SyntaxNode[] {
  if (cst.type === 'keyword_separator' || cst.type === 'positional_separator') return [];
  const isTyped = cst.type === 'typed_parameter';
  const core = isTyped ? namedKids(cst)[0] : cst;
  if (!core) return [];
  const stars = STARS[core.type];
  const type = field(cst, 'type');
  const typed = (target: SyntaxNode): SyntaxNode => withType(target, type ? lowering.lower(type) : null);
  if (stars)
    return [node('parameter', cst, [typed(lowering.lower(namedKids(core)[0], cst.start)), absent(cst.end)], stars)];
  const name = field(core, 'name');
  const target = name && core.type !== 'identifier' ? name : core;
  return [
    node('parameter', cst, [typed(lowering.lower(target, cst.start)), lowering.lower(field(core, 'value'), cst.end)]),
  ];
}

function parameters(cst: CstNode, lowering: Lowering): SyntaxNode {
  const list = field(cst, 'parameters');
  const span = list ?? { start: cst.start, end: cst.start };
  return node('parameters', span, list ? namedKids(list).flatMap((child) => parameter(child, lowering)) : []);
}

const definition: LowerRule = (cst, lowering) => {
  const type = field(cst, 'return_type');
  const made = node(
    'function',
    cst,
    [
      lowering.lower(field(cst, 'name'), cst.start),
      parameters(cst, lowering),
      lowering.lower(field(cst, 'body'), cst.end),
    ],
    { flavor: 'declaration' },
  );
  const isAsync = cst.kids.some((child) => child.type === 'async');
  return withType(withMarks(made, isAsync ? ['async'] : []), type ? lowering.lower(type) : null);
};

const lambda: LowerRule = (cst, lowering) => {
  const body = lowering.lower(field(cst, 'body'), cst.end);
  const block = node('block', body, [node('return', body, [body], { flavor: 'implicit' })], { flavor: 'implicit' });
  return node('function', cst, [absent(cst.start), parameters(cst, lowering), block], { flavor: 'lambda' });
};

const classOf: LowerRule = (cst, lowering) => {
  const bases = field(cst, 'superclasses');
  return node('class', cst, [
    lowering.lower(field(cst, 'name'), cst.start),
    node('bases', bases ?? { start: cst.start, end: cst.start }, bases ? lowering.list(namedKids(bases)) : []),
    lowering.lower(field(cst, 'body'), cst.end),
  ]);
};

/** Decorators are children of what they decorate; the range is that of the definition itself. */
const decorated: LowerRule = (cst, lowering) => {
  const made = lowering.lower(field(cst, 'definition'), cst.end);
  const decorators = cst.kids.filter((child) => child.type === 'decorator').map((child) => namedKids(child)[0]);
  const lowered = decorators.map((child) => lowering.lower(child, cst.start));
  const copy = node(made.kind, cst, [...made.kids, ...lowered], { text: made.text, flavor: made.flavor });
  return withType(withMarks(copy, made.marks ?? []), made.type ?? null);
};

export const pythonDefinitions: Readonly<Record<string, LowerRule>> = {
  function_definition: definition,
  lambda,
  class_definition: classOf,
  decorated_definition: decorated,
};
