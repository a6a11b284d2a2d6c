import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { Language, Parser } from 'web-tree-sitter';
import { beforeAll, describe, expect, it } from 'vitest';
import { BASH_RULES } from './bash.ts';
import { GO_RULES } from './go.ts';
import { JAVA_RULES } from './java.ts';
import { JAVASCRIPT_RULES } from './javascript.ts';
import { PYTHON_RULES } from './python.ts';

const require = createRequire(import.meta.url);

const words = (text: string): string[] => text.split(/\s+/).filter(Boolean);

/** Read by the rule of the node around them, never on their own. */
const PARTS_OF_JAVASCRIPT = words(`
  arguments class_body class_heritage else_clause escape_sequence export_clause export_specifier extends_clause
  finally_clause formal_parameters import_attribute import_clause import_require_clause import_specifier
  jsx_closing_element jsx_opening_element named_imports namespace_export namespace_import optional_chain
  optional_parameter regex_flags regex_pattern required_parameter string_fragment switch_body template_substitution
  variable_declarator`);

/** Types and what they are made of: nothing of them runs, and `typeNote` reads those that are written beside a name. */
const TYPES_OF_TYPESCRIPT = words(`
  accessibility_modifier adding_type_annotation call_signature constraint construct_signature enum_assignment enum_body
  extends_type_clause implements_clause index_signature interface_body omitting_type_annotation opting_type_annotation
  override_modifier property_signature template_type type_annotation type_arguments type_parameter type_parameters`);

const LANGUAGES = [
  ['javascript', JAVASCRIPT_RULES, [...PARTS_OF_JAVASCRIPT, ...TYPES_OF_TYPESCRIPT]],
  ['typescript', JAVASCRIPT_RULES, [...PARTS_OF_JAVASCRIPT, ...TYPES_OF_TYPESCRIPT]],
  ['tsx', JAVASCRIPT_RULES, [...PARTS_OF_JAVASCRIPT, ...TYPES_OF_TYPESCRIPT]],
  [
    'python',
    PYTHON_RULES,
    words(`
    aliased_import argument_list as_pattern_target chevron decorator default_parameter elif_clause else_clause
    escape_interpolation escape_sequence finally_clause format_expression format_specifier import_prefix
    interpolation keyword_separator lambda_parameters line_continuation parameters positional_separator relative_import
    string_content string_end string_start type_conversion type_parameter typed_default_parameter typed_parameter
    wildcard_import with_clause with_item case_clause`),
  ],
  [
    'java',
    JAVA_RULES,
    words(`
    annotation_argument_list annotation_type_body argument_list asterisk catch_formal_parameter catch_type dimensions
    dimensions_expr enum_body escape_sequence extends_interfaces finally_clause formal_parameter formal_parameters guard
    interface_body modifiers multiline_string_fragment pattern permits receiver_parameter record_pattern
    record_pattern_body record_pattern_component resource resource_specification spread_parameter string_fragment
    super_interfaces superclass switch_block switch_block_statement_group switch_label switch_rule throws type_arguments
    type_bound type_list type_parameter type_parameters type_pattern variable_declarator exports_module_directive
    module_body opens_module_directive provides_module_directive requires_modifier requires_module_directive
    uses_module_directive`),
  ],
  [
    'go',
    GO_RULES,
    words(`
    argument_list communication_case const_spec default_case dot escape_sequence expression_case field_declaration
    field_declaration_list for_clause interpreted_string_literal_content label_name method_elem parameter_declaration
    parameter_list range_clause raw_string_literal_content type_arguments type_case type_constraint
    type_parameter_declaration type_parameter_list var_spec var_spec_list variadic_parameter_declaration`),
  ],
  ['bash', BASH_RULES, words(`case_item elif_clause else_clause file_descriptor heredoc_end heredoc_start`)],
] as const;

const NOT_CODE = new Set(['comment', 'html_comment', 'ERROR']);

async function namedTypes(grammar: string): Promise<string[]> {
  const bytes = await readFile(require.resolve(`@vscode/tree-sitter-wasm/wasm/tree-sitter-${grammar}.wasm`));
  const language = await Language.load(bytes);
  const types = Array.from({ length: language.nodeTypeCount }, (_, id) => id)
    .filter((id) => language.nodeTypeIsNamed(id) && language.nodeTypeIsVisible(id))
    .flatMap((id) => language.nodeTypeForId(id) ?? []);
  return [...new Set(types)].filter((type) => !NOT_CODE.has(type)).sort();
}

describe('every named node of a grammar is lowered, or read with the node around it', () => {
  beforeAll(async () => {
    const wasmBinary = await readFile(require.resolve('web-tree-sitter/web-tree-sitter.wasm'));
    await Parser.init({ wasmBinary });
  });

  it.each(LANGUAGES)('%s', async (grammar, rules, parts) => {
    const missing = (await namedTypes(grammar)).filter(
      (type) => !rules.has(type) && !(parts as readonly string[]).includes(type),
    );
    expect(missing).toEqual([]);
  });
});
