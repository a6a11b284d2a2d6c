import type { ThemeRegistration } from 'shiki';

/**
 * What a piece of code can be. Each role is a class `t-<role>` and a token `--code-<role>`; the editor uses the same
 * tokens (components/workspace/editor/editor-theme.ts), so that a block and the editor look alike.
 */
export const CODE_ROLES = [
  'comment',
  'keyword',
  'string',
  'number',
  'function',
  'type',
  'punctuation',
  'inserted',
  'deleted',
] as const;

export type CodeRole = (typeof CODE_ROLES)[number];

/** TextMate scopes of each role. Later and longer scopes win, as everywhere in TextMate. */
const SCOPES: Readonly<Record<CodeRole, readonly string[]>> = {
  comment: ['comment', 'punctuation.definition.comment'],
  keyword: [
    'keyword',
    'storage',
    'variable.language',
    'keyword.operator.new',
    'keyword.operator.expression',
    'keyword.operator.logical.python',
    'constant.language',
  ],
  string: ['string', 'punctuation.definition.string', 'markup.inline.raw'],
  number: ['constant.numeric', 'constant.character.escape', 'constant.other', 'support.constant', 'string.regexp'],
  function: ['entity.name.function', 'support.function', 'meta.function-call.generic'],
  type: [
    'entity.name.type',
    'entity.name.class',
    'entity.name.tag',
    'entity.other.attribute-name',
    'support.class',
    'support.type',
  ],
  punctuation: ['punctuation', 'meta.brace', 'keyword.operator'],
  inserted: ['markup.inserted'],
  deleted: ['markup.deleted'],
};

/** Shiki gives colours only, and a strict policy allows no inline styles: each role gets a colour that stands for it. */
function sentinel(index: number): string {
  return `#${(index + 1).toString(16).padStart(6, '0')}`;
}

export const SENTINEL_THEME: ThemeRegistration = {
  name: 'gatehouse-roles',
  type: 'light',
  settings: [
    { settings: { foreground: '#000000', background: '#ffffff' } },
    ...CODE_ROLES.map((role, index) => ({ scope: [...SCOPES[role]], settings: { foreground: sentinel(index) } })),
  ],
};

/** The role behind a sentinel colour; plain text has none. */
export function roleOf(color: string | undefined): CodeRole | undefined {
  return color === undefined ? undefined : CODE_ROLES[Number.parseInt(color.slice(1), 16) - 1];
}
