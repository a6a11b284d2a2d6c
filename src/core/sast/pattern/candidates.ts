import { qualifiedName } from '../qualified-name.ts';
import type { SourceFile } from '../source-file.ts';
import { kid, type Kind, type SyntaxNode } from '../tree.ts';

/** Kinds of code that are no expression or statement of their own. */
const PARTS: ReadonlySet<Kind> = new Set([
  'parameters',
  'import-name',
  'bases',
  'clause',
  'property',
  'program',
  'block',
]);

/** The places of a file at which patterns can match, found once for all patterns of all rules. */
interface PlaceIndex {
  readonly words: ReadonlySet<string>;
  readonly wholeNodes: readonly SyntaxNode[];
  /** Names, members and calls by the last part of what they are called, here and where they come from. */
  readonly byLastName: ReadonlyMap<string, readonly SyntaxNode[]>;
  /** Calls and `new` by the last part of what is called. */
  readonly callsByLastName: ReadonlyMap<string, readonly SyntaxNode[]>;
  /** The names under which each of these nodes stands in the two. */
  readonly namesOf: ReadonlyMap<SyntaxNode, readonly string[]>;
}

const indexes = new WeakMap<SourceFile, PlaceIndex>();

function indexOf(file: SourceFile): PlaceIndex {
  const known = indexes.get(file);
  if (known) return known;
  const byLastName = new Map<string, SyntaxNode[]>();
  const callsByLastName = new Map<string, SyntaxNode[]>();
  const names = new Map<SyntaxNode, readonly string[]>();
  for (const one of file.allNodes) {
    if (one.kind !== 'name' && one.kind !== 'member' && one.kind !== 'call') continue;
    const own = lastNames(one);
    names.set(one, own);
    for (const name of own) add(byLastName, name, one);
  }
  for (const kind of ['call', 'new'] as const) {
    for (const one of file.nodesByKind.get(kind) ?? []) {
      const callee = kid(one, 0);
      for (const name of names.get(callee) ?? lastNames(callee)) add(callsByLastName, name, one);
    }
  }
  const index: PlaceIndex = {
    words: new Set(file.text.match(/\w+/g)),
    wholeNodes: file.allNodes.filter((one) => !PARTS.has(one.kind)),
    byLastName,
    callsByLastName,
    namesOf: names,
  };
  indexes.set(file, index);
  return index;
}

function add(map: Map<string, SyntaxNode[]>, name: string, one: SyntaxNode): void {
  const list = map.get(name);
  if (list) list.push(one);
  else map.set(name, [one]);
}

/** As written, and as it is called where it was imported from. */
function lastNames(code: SyntaxNode): readonly string[] {
  const written = code.kind === 'member' ? kid(code, 1).text : code.kind === 'call' ? '' : lastPart(code.text);
  const qualified = lastPart(qualifiedName(code) ?? '');
  if (written === '') return qualified === '' ? [] : [qualified];
  return qualified === '' || qualified === written ? [written] : [written, qualified];
}

function lastPart(name: string): string {
  return name.slice(name.lastIndexOf('.') + 1);
}

/** Whether the file has all of these words: without one of them, nothing can match. */
export function hasWords(file: SourceFile, words: readonly string[]): boolean {
  if (words.length === 0) return true;
  const known = indexOf(file).words;
  return words.every((word) => known.has(word));
}

/** Where the pattern may match. In the order of the file. */
export function candidates(pattern: SyntaxNode, file: SourceFile): readonly SyntaxNode[] {
  const of = (kind: Kind): readonly SyntaxNode[] => file.nodesByKind.get(kind) ?? [];
  switch (pattern.kind) {
    case 'metavariable':
    case 'typed':
    case 'deep':
      return indexOf(file).wholeNodes;
    case 'for':
      return [...of('for'), ...of('for-each')];
    case 'member': {
      const name = fixedLastName(pattern);
      return name === null
        ? [...of('member'), ...of('name'), ...of('call')]
        : (indexOf(file).byLastName.get(name) ?? []);
    }
    case 'index':
      // `a['b']` is read as `a.b`.
      return [...of('index'), ...of('member').filter((one) => one.flavor === 'index')];
    case 'call':
    case 'new': {
      const name = fixedLastName(kid(pattern, 0));
      if (name === null) return of(pattern.kind);
      return (indexOf(file).callsByLastName.get(name) ?? []).filter((one) => one.kind === pattern.kind);
    }
    default:
      return of(pattern.kind);
  }
}

/**
 * Of the places where the pattern may match, those at which the last name is one of the wanted: `query` of
 * `$DB.$METHOD(...)`. Only for patterns whose last name is a metavariable.
 */
export function namedCandidates(
  pattern: SyntaxNode,
  file: SourceFile,
  isWanted: (name: string) => boolean,
): readonly SyntaxNode[] {
  const { namesOf } = indexOf(file);
  return candidates(pattern, file).filter((code) => {
    const named = pattern.kind === 'member' ? code : kid(code, 0);
    return mayHaveAnyName(named) || (namesOf.get(named) ?? lastNames(named)).some(isWanted);
  });
}

/** A variable that holds a method, and what is no plain name. */
function mayHaveAnyName(named: SyntaxNode): boolean {
  if (named.kind === 'name') return named.binding?.writes === 1 && named.binding.value !== undefined;
  return named.kind === 'member' && kid(named, 1).kind !== 'property';
}

/** The last name that the pattern asks for in so many words, else `null`. */
function fixedLastName(pattern: SyntaxNode): string | null {
  if (pattern.kind === 'name') return lastPart(pattern.text);
  if (pattern.kind !== 'member' || kid(pattern, 1).kind !== 'property') return null;
  return kid(pattern, 1).text;
}
