import { field, namedKids, type CstNode } from '../cst.ts';
import { absent, node, type SyntaxNode } from '../tree.ts';
import type { Lowering, LowerRule } from './lowering.ts';

/** The type written beside a declared name or a function, else `null`. */
export function typeNote(cst: CstNode, fieldName: string, lowering: Lowering): SyntaxNode | null {
  const annotation = field(cst, fieldName);
  const type = annotation && (annotation.type.endsWith('annotation') ? namedKids(annotation)[0] : annotation);
  return type ? lowering.lower(type) : null;
}

const word: LowerRule = (cst, lowering) => node('name', cst, [], lowering.text(cst));

const parts =
  (text: string): LowerRule =>
  (cst, lowering) =>
    node('binary', cst, lowering.list(namedKids(cst)), text);

/** Types are read as the expressions that they look like; what has no such form is text. */
export const javascriptTypes: Readonly<Record<string, LowerRule>> = {
  predefined_type: word,
  nested_type_identifier: (cst, lowering) => {
    const name = field(cst, 'name');
    const property = node('property', name ?? cst, [], name ? lowering.text(name) : '');
    return node('member', cst, [lowering.lower(field(cst, 'module'), cst.start), property]);
  },
  generic_type: (cst, lowering) => {
    const args = field(cst, 'type_arguments');
    return node('index', cst, [
      lowering.lower(field(cst, 'name'), cst.start),
      ...(args ? lowering.list(namedKids(args)) : []),
    ]);
  },
  array_type: (cst, lowering) => node('index', cst, [lowering.lower(namedKids(cst)[0], cst.start), absent(cst.end)]),
  union_type: parts('|'),
  intersection_type: parts('&'),
  literal_type: (cst, lowering) => lowering.lower(namedKids(cst)[0], cst.start),
  parenthesized_type: (cst, lowering) => lowering.lower(namedKids(cst)[0], cst.start),
};

/** Types of which nothing runs and no rule asks for a part. */
const OPAQUE =
  `conditional_type constructor_type existential_type flow_maybe_type function_type index_type_query infer_type
  lookup_type mapped_type_clause object_type optional_type readonly_type rest_type template_literal_type this_type tuple_type
  type_predicate type_predicate_annotation type_query asserts asserts_annotation default_type`.split(/\s+/);

export const javascriptOpaqueTypes: Readonly<Record<string, LowerRule>> = Object.fromEntries(
  OPAQUE.map((type) => [type, word]),
);
