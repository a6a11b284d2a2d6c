/** What a call of the language's own library does with its data. The interpreter knows how; the tables, of what. */
export type MethodUse =
  | 'build' // adds to a text that is being built, and answers with it
  // Answers
  | 'harmless' // a number or a boolean
  | 'same' // the receiver itself in another guise
  | 'case' // the receiver's text but for case and outer blanks
  | 'text' // the receiver's text, whatever the arguments
  | 'blank' // nothing of what goes in
  | 'join'
  | 'split'
  | 'replace'
  | 'format'
  | 'index-of'
  // Lists
  | 'append'
  | 'prepend'
  | 'insert'
  | 'extend'
  | 'extend-front'
  | 'take-last'
  | 'take-first'
  | 'take'
  | 'remove'
  | 'splice'
  | 'slice'
  | 'concat'
  | 'copy'
  | 'reverse'
  | 'reversed'
  | 'mix'
  | 'flat'
  | 'fill'
  | 'with'
  | 'at'
  | 'next'
  | 'first-of'
  | 'last-of'
  | 'first-or' // the first, or else what is given
  | 'reset'
  | 'set-at'
  | 'ends' // does not come back
  | 'fills' // puts what it has into its arguments
  // Tables
  | 'set'
  | 'get'
  | 'get-or-set'
  | 'delete'
  | 'update'
  | 'clear'
  | 'values'
  | 'keys'
  | 'entries'
  | 'section-set'
  | 'section-get'
  | 'with-fields'
  // Functions
  | 'bind'
  | 'call'
  | 'apply'
  | 'write'
  | 'read-all'
  | 'emit'
  | 'on';

export type FunctionUse =
  | 'harmless'
  | 'proves' // a conversion that throws what it cannot convert
  | 'same'
  | 'list' // a list of the elements of its argument
  | 'list-of' // a list of its arguments
  | 'set'
  | 'mixed' // a list of the same elements in another order
  | 'reversed'
  | 'table'
  | 'keys'
  | 'values'
  | 'entries'
  | 'from-entries'
  | 'merge'
  | 'numbered'
  | 'zip'
  | 'first' // the first of its argument's elements
  | 'any-element'
  | 'chain'
  | 'type-of'
  | 'partial'
  | 'all'
  | 'any'
  | 'length'
  | 'record-class'
  | 'get-field'
  | 'set-field'
  | 'fields-of'
  | 'with-fields'
  | 'passes' // what goes in comes out
  | 'format'
  | 'shuffles'
  | 'copies-into'
  | 'fills-arguments'
  | 'error'
  | 'ends' // does not come back
  | 'settled'
  | 'reject'
  | 'empty-table'
  | 'empty-list'
  | 'super';

export interface Library {
  readonly methods: ReadonlyMap<string, MethodUse>;
  /** By qualified name. */
  readonly functions: ReadonlyMap<string, FunctionUse>;
  /** Methods that call their first argument with each element, or with what is awaited. */
  readonly callbacks: ReadonlyMap<string, CallbackUse>;
}

export type CallbackUse =
  | 'list'
  | 'flat-list'
  | 'same'
  | 'filter'
  | 'element'
  | 'nothing'
  | 'each'
  | 'some'
  | 'every'
  | 'answer'
  | 'caught'
  | 'reduce'
  | 'sort'
  | 'entry'
  | 'fold'
  | 'or-call';

/** `{ append: 'push add' }` as a map by name. */
export function byName<Use extends string>(names: Partial<Record<Use, string>>): ReadonlyMap<string, Use> {
  const entries = Object.entries(names) as [Use, string][];
  return new Map(
    entries.flatMap(([use, words]) =>
      words
        .split(/\s+/)
        .filter(Boolean)
        .map((word) => [word, use] as const),
    ),
  );
}
