/** What may stand at one place of a rule file. Checked with line numbers, so that a typing mistake is never a silent miss. */
export type Schema =
  | { readonly type: 'text'; readonly oneOf?: readonly string[] }
  | { readonly type: 'boolean' }
  /** `true`, `false` or `only`. */
  | { readonly type: 'sideEffect' }
  /** Text, or a list of maps from metavariables to text. */
  | { readonly type: 'sinkRequires' }
  | { readonly type: 'anything' }
  | { readonly type: 'textOrTexts' }
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
  | { readonly type: 'patternsItem' };

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

export const FORMULA: Schema = { type: 'map', keys: FORMULA_KEYS, oneKey: formulaNames };

const CONDITION_KEYS: Readonly<Record<string, Schema>> = {
  'pattern-not': { type: 'textOrFormula' },
  'pattern-not-inside': { type: 'textOrFormula' },
  'pattern-not-regex': TEXT,
  'metavariable-regex': {
    type: 'map',
    keys: { metavariable: TEXT, regex: TEXT },
    required: ['metavariable', 'regex'],
  },
  'focus-metavariable': { type: 'textOrTexts' },
};

export const PATTERNS_ITEM: Schema = {
  type: 'map',
  keys: { ...FORMULA_KEYS, ...CONDITION_KEYS },
  oneKey: [...formulaNames, ...Object.keys(CONDITION_KEYS)],
};

const SIDE_EFFECT: Schema = { type: 'sideEffect' };

/** A formula with the keys that say what it means for taint. */
function taintItem(keys: Readonly<Record<string, Schema>>, required: readonly string[] = []): Schema {
  return { type: 'list', of: { type: 'map', keys: { ...FORMULA_KEYS, ...keys }, required, oneKey: formulaNames } };
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
  },
};

/** Metadata is the author's own, but for the key that the engine reads. */
export const METADATA_KEYS: Readonly<Record<string, Schema>> = { gatehouse: GATEHOUSE };

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
    severity: { type: 'text', oneOf: ['ERROR', 'WARNING', 'INFO'] },
    languages: { type: 'list', of: TEXT },
    metadata: { type: 'anything' },
    mode: { type: 'text', oneOf: ['search', 'taint'] },
    ...FORMULA_KEYS,
    ...TAINT_KEYS,
  },
  required: ['id', 'message', 'severity', 'languages'],
};

export const RULE_FILE: Schema = { type: 'map', keys: { rules: { type: 'list', of: RULE } }, required: ['rules'] };
