/** What `options:` of a rule changes; the defaults are Semgrep's. */
export interface RuleOptions {
  /** A variable that is known to hold a literal matches like the literal. */
  readonly constantPropagation: boolean;
  /** A variable that is assigned once matches like what it was assigned. */
  readonly symbolicPropagation: boolean;
  /** `&&`, `||`, `+` are associative, bitwise operators commutative too. */
  readonly acMatching: boolean;
  readonly commutativeBoolop: boolean;
  /** `a == b` is `b == a`. */
  readonly symmetricEq: boolean;
  readonly decoratorsOrderMatter: boolean;
  /** An arrow's expression is what it returns. */
  readonly implicitReturn: boolean;
  /** `$X = $E` also matches `const x = 1`. */
  readonly vardefAssign: boolean;
  /** A call in a pattern also matches a decorator's. */
  readonly attrExpr: boolean;
  readonly arrowIsFunction: boolean;
  readonly letIsVar: boolean;
  /** `<a/>` also matches an element with attributes. */
  readonly xmlAttrsImplicitEllipsis: boolean;
  /** Lines that `...` may span in generic patterns. */
  readonly genericEllipsisMaxSpan: number;
  readonly genericCommentStyle: 'c' | 'cpp' | 'shell' | null;
  readonly genericEngine: 'spacegrep' | 'aliengrep';
  readonly genericCaseless: boolean;
  /** Whether dots of `aliengrep` go over lines. */
  readonly genericMultiline: boolean;
  /** Pairs of characters, of which the rule may name all or some more. */
  readonly genericBraces: readonly string[] | null;
  readonly genericExtraBraces: readonly string[];
  readonly genericExtraWordCharacters: string;
  readonly taintAssumeSafeFunctions: boolean;
  readonly taintAssumeSafeIndexes: boolean;
  readonly taintAssumeSafeComparisons: boolean;
  readonly taintAssumeSafeBooleans: boolean;
  readonly taintAssumeSafeNumbers: boolean;
  readonly taintOnlyPropagateThroughAssignments: boolean;
  /** A metavariable of a source and of a sink is the same one. */
  readonly taintUnifyMvars: boolean;
  readonly taintFocusOnSource: boolean;
  /** Whether the rule itself asks for the two above: then a type that is written beside a name is believed. */
  readonly taintTrustsTypes: boolean;
}

export const DEFAULT_OPTIONS: RuleOptions = {
  constantPropagation: true,
  symbolicPropagation: false,
  acMatching: true,
  commutativeBoolop: false,
  symmetricEq: false,
  decoratorsOrderMatter: false,
  implicitReturn: true,
  vardefAssign: true,
  attrExpr: true,
  arrowIsFunction: true,
  letIsVar: true,
  xmlAttrsImplicitEllipsis: true,
  genericEllipsisMaxSpan: 10,
  genericCommentStyle: null,
  genericEngine: 'spacegrep',
  genericCaseless: false,
  genericMultiline: true,
  genericBraces: null,
  genericExtraBraces: [],
  genericExtraWordCharacters: '',
  taintAssumeSafeFunctions: false,
  taintAssumeSafeIndexes: false,
  taintAssumeSafeComparisons: false,
  taintAssumeSafeBooleans: false,
  taintAssumeSafeNumbers: false,
  taintOnlyPropagateThroughAssignments: false,
  taintUnifyMvars: false,
  taintFocusOnSource: false,
  taintTrustsTypes: false,
};

/** A rule that is written for this engine, by its `metadata.gatehouse`, need not ask for what is seldom wrong. */
const OWN_OPTIONS: RuleOptions = {
  ...DEFAULT_OPTIONS,
  taintAssumeSafeIndexes: true,
  taintAssumeSafeComparisons: true,
  taintAssumeSafeBooleans: true,
  taintAssumeSafeNumbers: true,
};

type BooleanOption = {
  [Key in keyof RuleOptions]: RuleOptions[Key] extends boolean ? Key : never;
}[keyof RuleOptions];

/** Options that are true or false, by the key that a rule writes. */
export const BOOLEAN_OPTIONS: Readonly<Record<string, BooleanOption>> = {
  constant_propagation: 'constantPropagation',
  symbolic_propagation: 'symbolicPropagation',
  ac_matching: 'acMatching',
  commutative_boolop: 'commutativeBoolop',
  symmetric_eq: 'symmetricEq',
  decorators_order_matters: 'decoratorsOrderMatter',
  implicit_return: 'implicitReturn',
  vardef_assign: 'vardefAssign',
  attr_expr: 'attrExpr',
  arrow_is_function: 'arrowIsFunction',
  let_is_var: 'letIsVar',
  xml_attrs_implicit_ellipsis: 'xmlAttrsImplicitEllipsis',
  taint_assume_safe_functions: 'taintAssumeSafeFunctions',
  taint_assume_safe_indexes: 'taintAssumeSafeIndexes',
  taint_assume_safe_comparisons: 'taintAssumeSafeComparisons',
  taint_assume_safe_booleans: 'taintAssumeSafeBooleans',
  taint_assume_safe_numbers: 'taintAssumeSafeNumbers',
  taint_only_propagate_through_assignments: 'taintOnlyPropagateThroughAssignments',
  taint_unify_mvars: 'taintUnifyMvars',
  generic_caseless: 'genericCaseless',
  generic_multiline: 'genericMultiline',
};

/** The engine follows flows between functions and files for every rule; what asks for it is accepted with a note. */
export const NOTED_OPTIONS: Readonly<Record<string, string>> = {
  interfile: 'flows are always followed through the files of a scan',
  taint_intrafile: 'flows are always followed through functions',
};

/** Options as a rule writes them, checked by the schema. */
export function readOptions(written: Readonly<Record<string, unknown>> | undefined, isOwn = false): RuleOptions {
  const start = isOwn ? OWN_OPTIONS : DEFAULT_OPTIONS;
  if (!written) return start;
  const options: { -readonly [Key in keyof RuleOptions]: RuleOptions[Key] } = { ...start };
  for (const [key, name] of Object.entries(BOOLEAN_OPTIONS)) {
    const value = written[key];
    if (typeof value === 'boolean') options[name] = value;
  }
  const { generic_ellipsis_max_span: span, generic_comment_style: style, taint_focus_on: focus } = written;
  if (typeof span === 'number') options.genericEllipsisMaxSpan = span;
  if (style === 'c' || style === 'cpp' || style === 'shell') options.genericCommentStyle = style;
  readGenericOptions(written, options);
  options.taintFocusOnSource = focus === 'source';
  options.taintTrustsTypes =
    written['taint_assume_safe_numbers'] === true || written['taint_assume_safe_booleans'] === true;
  return options;
}

function readGenericOptions(
  written: Readonly<Record<string, unknown>>,
  options: { -readonly [Key in keyof RuleOptions]: RuleOptions[Key] },
): void {
  const pairs = (given: unknown): string[] => (given as readonly (readonly string[])[]).map((one) => one.join(''));
  if (written['generic_engine'] === 'aliengrep') options.genericEngine = 'aliengrep';
  if (written['generic_braces']) options.genericBraces = pairs(written['generic_braces']);
  if (written['generic_extra_braces']) options.genericExtraBraces = pairs(written['generic_extra_braces']);
  const words = written['generic_extra_word_characters'];
  if (words) options.genericExtraWordCharacters = (words as readonly string[]).join('');
}

/** What a rule's author should know of options that change nothing here. */
export function optionNotes(written: Readonly<Record<string, unknown>> | undefined): string[] {
  return Object.keys(written ?? {}).flatMap((key) => {
    const note = NOTED_OPTIONS[key];
    return note === undefined ? [] : [`${key}: ${note}`];
  });
}
