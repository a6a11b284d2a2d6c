import type { CompiledPattern } from '../pattern/compile-pattern.ts';
import { kid, type SyntaxNode } from '../tree.ts';
import type { Condition, Formula } from './formula.ts';
import type { SafeRegex } from './regex.ts';

/** Whether a name can fulfil what is asked of the last name of a pattern. */
export interface NameFilter {
  isWanted(name: string): boolean;
}

/** Names that are remembered; the files of one scan have some thousand. */
const NAMES_KEPT_MAX = 10_000;

/** A longer name is left to the condition itself, which has a budget. */
const NAME_CHARS_MAX = 200;

/**
 * `$LOG.$LEVEL(...)` is any call; with `metavariable-regex` on `$LEVEL` it is those of some names. What the condition
 * will say of the name is asked before the pattern is compared with the rest of the call.
 */
export function narrowed(formula: Formula, conditions: readonly Condition[]): Formula {
  switch (formula.type) {
    case 'pattern': {
      const filters = [...formula.byFamily].flatMap(([family, pattern]) => {
        const filter = filterOf(pattern, conditions);
        return filter ? [[family, filter] as const] : [];
      });
      return filters.length === 0 ? formula : { ...formula, names: new Map([...(formula.names ?? []), ...filters]) };
    }
    case 'any':
      return { ...formula, of: formula.of.map((one) => narrowed(one, conditions)) };
    case 'all': {
      const [first, ...others] = formula.positives;
      return first ? { ...formula, positives: [narrowed(first, conditions), ...others] } : formula;
    }
    default:
      return formula;
  }
}

const filters = new WeakMap<CompiledPattern, Map<string, NameFilter>>();

/** Rules with the same pattern and conditions share the filter, and by it what was found. */
function filterOf(pattern: CompiledPattern, conditions: readonly Condition[]): NameFilter | null {
  const name = lastMetavariable(pattern);
  const regexes = conditions.flatMap((one) => (one.type === 'regex' && one.metavariable === name ? [one.regex] : []));
  if (name === null || regexes.length === 0) return null;
  const key = regexes.map((one) => String(one.pattern)).join('\n');
  let known = filters.get(pattern);
  if (!known) filters.set(pattern, (known = new Map()));
  const found = known.get(key) ?? createFilter(regexes);
  known.set(key, found);
  return found;
}

function createFilter(regexes: readonly SafeRegex[]): NameFilter {
  const known = new Map<string, boolean>();
  return {
    isWanted(name) {
      if (name.length > NAME_CHARS_MAX) return true;
      const found = known.get(name);
      if (found !== undefined) return found;
      const wanted = regexes.every((one) => one.test(name));
      if (known.size >= NAMES_KEPT_MAX) known.clear();
      known.set(name, wanted);
      return wanted;
    },
  };
}

/** `$M` of `$X.$M(...)`, of `new $X.$M(...)` or of `$X.$M`, where it stands nowhere else. */
function lastMetavariable({ nodes }: CompiledPattern): string | null {
  const [only, ...others] = nodes;
  if (!only || others.length > 0) return null;
  const named = only.kind === 'call' || only.kind === 'new' ? kid(only, 0) : only;
  const last = kid(named, 1);
  if (named.kind !== 'member' || last.kind !== 'metavariable' || last.text === '$_') return null;
  return mentionsOf(last.text, only) === 1 ? last.text : null;
}

function mentionsOf(name: string, pattern: SyntaxNode): number {
  const own = pattern.text.includes(name) ? 1 : 0;
  return pattern.kids.reduce((sum, one) => sum + mentionsOf(name, one), own);
}
