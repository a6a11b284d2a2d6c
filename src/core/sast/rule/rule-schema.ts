import { BOOLEAN_OPTIONS, NOTED_OPTIONS } from './rule-options.ts';
import { SEVERITIES } from './rule-source.ts';

/** What may stand at one place of a rule file. Checked with line numbers, so that a typing mistake is never a silent miss. */
export type Schema =
  | { readonly type: 'text'; readonly oneOf?: readonly string[] }
  | { readonly type: 'boolean' }
  /** A whole number in these bounds. */
  | { readonly type: 'integer'; readonly least: number; readonly most: number }
  /** Text that may be empty. */
  | { readonly type: 'anyText' }
  /** `true`, `false` or `only`. */
  | { readonly type: 'sideEffect' }
  /** Text, or a list of maps from metavariables to text. */
  | { readonly type: 'sinkRequires' }
  | { readonly type: 'anything' }
  | { readonly type: 'textOrTexts' }
  | { readonly type: 'metavariable' }
  /** One or a list of them. */
  | { readonly type: 'metavariables' }
  | { readonly type: 'list'; readonly of: Schema }
  /** Keys of the author's choice, each with a list. */
  | { readonly type: 'namedLists'; readonly of: Schema }
  | {
      readonly type: 'map';
      readonly keys: Readonly<Record<string, Schema>>;
      readonly required?: readonly string[];
      readonly oneKey?: readonly string[];
    }
  /** Text or, where more is to be said, a formula. */
  | { readonly type: 'textOrFormula' }
  | { readonly type: 'formula' }
  | { readonly type: 'patternsItem' }
  /** A metavariable and one formula about it. */
  | { readonly type: 'metavariablePattern' };

const TEXT: Schema = { type: 'text' };
const BOOLEAN: Schema = { type: 'boolean' };
const FORMULAS: Schema = { type: 'list', of: { type: 'formula' } };

const FORMULA_KEYS: Readonly<Record<string, Schema>> = {
  pattern: TEXT,
  patterns: { type: 'list', of: { type: 'patternsItem' } },
  'pattern-either': FORMULAS,
  'pattern-regex': TEXT,
  'pattern-inside': { type: 'textOrFormula' },
};

const formulaNames = Object.keys(FORMULA_KEYS);

/** A metavariable's name: a mistake in it would be a condition about nothing. */
const METAVARIABLE: Schema = { type: 'metavariable' };

const NAMED_FORMULA_KEYS: Readonly<Record<string, Schema>> = { ...FORMULA_KEYS, as: METAVARIABLE };

export const FORMULA: Schema = { type: 'map', keys: NAMED_FORMULA_KEYS, oneKey: formulaNames };

export const METAVARIABLE_PATTERN: Schema = {
  type: 'map',
  keys: { ...FORMULA_KEYS, metavariable: METAVARIABLE, language: TEXT },
  required: ['metavariable'],
  oneKey: formulaNames,
};

const CONDITION_KEYS: Readonly<Record<string, Schema>> = {
  'pattern-not': { type: 'textOrFormula' },
  'pattern-not-inside': { type: 'textOrFormula' },
  'pattern-not-regex': TEXT,
  'metavariable-regex': {
    type: 'map',
    keys: { metavariable: METAVARIABLE, regex: TEXT, 'constant-propagation': BOOLEAN },
    required: ['metavariable', 'regex'],
  },
  'metavariable-pattern': { type: 'metavariablePattern' },
  'metavariable-comparison': {
    type: 'map',
    keys: {
      comparison: TEXT,
      metavariable: METAVARIABLE,
      base: { type: 'integer', least: 0, most: 36 },
      strip: BOOLEAN,
    },
    required: ['comparison'],
  },
  'metavariable-analysis': {
    type: 'map',
    keys: { metavariable: METAVARIABLE, analyzer: { type: 'text', oneOf: ['entropy', 'redos'] } },
    required: ['metavariable', 'analyzer'],
  },
  'metavariable-type': {
    type: 'map',
    keys: { metavariable: METAVARIABLE, type: TEXT, types: { type: 'list', of: TEXT }, language: TEXT },
    required: ['metavariable'],
    oneKey: ['type', 'types'],
  },
  'metavariable-name': {
    type: 'map',
    keys: { metavariable: METAVARIABLE, module: TEXT, modules: { type: 'list', of: TEXT } },
    required: ['metavariable'],
    oneKey: ['module', 'modules'],
  },
  'focus-metavariable': { type: 'metavariables' },
};

export const PATTERNS_ITEM: Schema = {
  type: 'map',
  keys: { ...NAMED_FORMULA_KEYS, ...CONDITION_KEYS },
  oneKey: [...formulaNames, ...Object.keys(CONDITION_KEYS)],
};

const SIDE_EFFECT: Schema = { type: 'sideEffect' };

/** A formula with the keys that say what it means for taint. */
function taintItem(keys: Readonly<Record<string, Schema>>, required: readonly string[] = []): Schema {
  return {
    type: 'list',
    of: { type: 'map', keys: { ...NAMED_FORMULA_KEYS, ...keys }, required, oneKey: formulaNames },
  };
}

const TAINT_KEYS: Readonly<Record<string, Schema>> = {
  'pattern-sources': taintItem({
    label: TEXT,
    requires: TEXT,
    exact: BOOLEAN,
    'by-side-effect': SIDE_EFFECT,
    control: BOOLEAN,
  }),
  'pattern-sinks': taintItem({ requires: { type: 'sinkRequires' }, exact: BOOLEAN, 'at-exit': BOOLEAN }),
  'pattern-sanitizers': taintItem({ exact: BOOLEAN, 'by-side-effect': SIDE_EFFECT, 'not-conflicting': BOOLEAN }),
  'pattern-propagators': taintItem(
    {
      from: TEXT,
      to: TEXT,
      'by-side-effect': BOOLEAN,
      requires: TEXT,
      label: TEXT,
      'replace-labels': { type: 'list', of: TEXT },
    },
    ['from', 'to'],
  ),
};

const GUARD_NAMES = ['holds', 'fails', 'completes'];
const GUARD_KEYS: Readonly<Record<string, Schema>> = { holds: TEXT, fails: TEXT, completes: TEXT, normalized: BOOLEAN };

const GATEHOUSE: Schema = {
  type: 'map',
  keys: {
    competency: TEXT,
    'harmless-without': TEXT,
    guards: {
      type: 'list',
      of: { type: 'map', keys: GUARD_KEYS, oneKey: GUARD_NAMES },
    },
    normalizers: FORMULAS,
    structured: FORMULAS,
    'text-fields': { type: 'list', of: TEXT },
    'sinks-take': { type: 'text', oneOf: ['text', 'anything'] },
    sanitizers: { type: 'text', oneOf: ['followed', 'believed'] },
    'known-guards': { type: 'text', oneOf: ['all', 'none'] },
    parameters: { type: 'text', oneOf: ['always', 'without-callers'] },
  },
};

/** Metadata is the author's own, but for the key that the engine reads. */
export const METADATA_KEYS: Readonly<Record<string, Schema>> = { gatehouse: GATEHOUSE };

/** Opening and closing characters. */
const PAIRS: Schema = { type: 'list', of: { type: 'list', of: TEXT } };

const OPTIONS: Schema = {
  type: 'map',
  keys: {
    ...Object.fromEntries(
      [...Object.keys(BOOLEAN_OPTIONS), ...Object.keys(NOTED_OPTIONS)].map((key) => [key, BOOLEAN]),
    ),
    generic_ellipsis_max_span: { type: 'integer', least: 0, most: 1_000 },
    generic_comment_style: { type: 'text', oneOf: ['c', 'cpp', 'shell'] },
    generic_engine: { type: 'text', oneOf: ['spacegrep', 'aliengrep'] },
    generic_braces: PAIRS,
    generic_extra_braces: PAIRS,
    generic_extra_word_characters: { type: 'list', of: TEXT },
    taint_focus_on: { type: 'text', oneOf: ['source', 'sink'] },
  },
};

/** An item of a definition may become a source, a sink, a guard …: which keys it may have shows where it is used. */
const DEFINITION_ITEM: Schema = {
  type: 'map',
  keys: {
    ...FORMULA_KEYS,
    ...GUARD_KEYS,
    use: TEXT,
    from: TEXT,
    to: TEXT,
    label: TEXT,
    requires: { type: 'sinkRequires' },
    exact: BOOLEAN,
    'by-side-effect': SIDE_EFFECT,
    control: BOOLEAN,
    'at-exit': BOOLEAN,
    'not-conflicting': BOOLEAN,
    'replace-labels': { type: 'list', of: TEXT },
  },
  oneKey: [...formulaNames, ...GUARD_NAMES, 'use'],
};

export const DEFINITION_FILE: Schema = {
  type: 'map',
  keys: { languages: { type: 'list', of: TEXT }, definitions: { type: 'namedLists', of: DEFINITION_ITEM } },
  required: ['languages', 'definitions'],
};

export const RULE: Schema = {
  type: 'map',
  keys: {
    id: TEXT,
    message: TEXT,
    severity: { type: 'text', oneOf: Object.keys(SEVERITIES) },
    languages: { type: 'list', of: TEXT },
    metadata: { type: 'anything' },
    options: OPTIONS,
    paths: { type: 'map', keys: { include: { type: 'textOrTexts' }, exclude: { type: 'textOrTexts' } } },
    fix: { type: 'anyText' },
    'fix-regex': {
      type: 'map',
      keys: { regex: TEXT, replacement: { type: 'anyText' }, count: { type: 'integer', least: 1, most: 1_000 } },
      required: ['regex', 'replacement'],
    },
    'min-version': TEXT,
    'max-version': TEXT,
    mode: { type: 'text', oneOf: ['search', 'taint'] },
    as: METAVARIABLE,
    ...FORMULA_KEYS,
    ...TAINT_KEYS,
  },
  required: ['id', 'message', 'severity', 'languages'],
};

export const RULE_FILE: Schema = { type: 'map', keys: { rules: { type: 'list', of: RULE } }, required: ['rules'] };
