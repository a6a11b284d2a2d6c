import { MATCHES_MAX } from '../limits.ts';
import type { RuleOptions } from '../rule/rule-options.ts';
import type { SourceFile } from '../source-file.ts';
import { ADDRESS, ALIAS, hasMark, type SyntaxNode } from '../tree.ts';
import { candidates, hasWords, namedCandidates } from './candidates.ts';
import type { CompiledPattern } from './compile-pattern.ts';
import type { MaybeEnvironment } from './environment.ts';
import { mayMatch } from './may-match.ts';
import { match, type Budget, type Matching } from './match.ts';
import { matchSequence } from './match-statements.ts';
import { findAliengrep } from './match-aliengrep.ts';
import { findGeneric } from './match-generic.ts';

export interface PatternMatch {
  readonly start: number;
  readonly end: number;
  readonly env: MaybeEnvironment;
  /** The node that matched; a sequence of statements and a piece of text have none. */
  readonly node: SyntaxNode | null;
  /** Narrowed to a metavariable. */
  readonly isFocused?: boolean;
}

/** Ways in which one place matches; a rule needs few of them, an ambiguous pattern has thousands. */
const WAYS_PER_PLACE_MAX = 16;

/** Where to look; everywhere where nothing is said. */
export interface Within {
  /** Last names that the pattern's own last name, a metavariable, can stand for. */
  isNameWanted?(name: string): boolean;
  /** Whether a match with this range is of any use. */
  isPlaceWanted?(start: number, end: number): boolean;
}

export function findMatches(
  pattern: CompiledPattern,
  file: SourceFile,
  budget: Budget,
  within: Within = {},
): PatternMatch[] {
  if (pattern.family !== file.family || !hasWords(file, pattern.words)) return [];
  const [only, ...rest] = pattern.nodes;
  if (!only) return [];
  if (file.family === 'generic') {
    const find = pattern.options.genericEngine === 'aliengrep' ? findAliengrep : findGeneric;
    return find(pattern, file, budget);
  }
  return rest.length > 0 || only.kind === 'ellipsis'
    ? findSequences(pattern, file, budget)
    : findNodes(only, pattern.options, { file, budget, ...within });
}

/** Whether to stop looking; what is cut off is remembered, because a miss must not look like a proof. */
export function isSpent(found: readonly PatternMatch[], budget: Budget): boolean {
  if (found.length < MATCHES_MAX) return budget.steps < 0;
  budget.isCut = true;
  return true;
}

interface Search extends Within {
  readonly file: SourceFile;
  readonly budget: Budget;
}

function findNodes(pattern: SyntaxNode, options: RuleOptions, search: Search): PatternMatch[] {
  const { file, budget, isNameWanted, isPlaceWanted } = search;
  const found: PatternMatch[] = [];
  const before = hasMark(pattern, ADDRESS) ? ADDRESS.length : 0;
  const places = isNameWanted ? namedCandidates(pattern, file, isNameWanted) : candidates(pattern, file);
  for (const code of places) {
    if (isPlaceWanted && !isPlaceWanted(code.start - before, code.end)) continue;
    if (isSpent(found, budget)) break;
    if (code.marks && hasMark(code, ALIAS)) continue;
    if (!options.attrExpr && isDecorator(code)) continue;
    if (!mayMatch(pattern, code)) continue;
    let ways = 0;
    match(pattern, code, { env: null, budget, options }, ({ env }) => {
      if (budget.steps < 0) return true;
      found.push({ start: code.start - before, end: code.end, env, node: code });
      return ++ways >= WAYS_PER_PLACE_MAX;
    });
  }
  return found;
}

/** What stands behind an @. */
function isDecorator(code: SyntaxNode): boolean {
  const { parent } = code;
  return (
    parent !== undefined && (parent.kind === 'function' || parent.kind === 'class') && parent.kids.indexOf(code) > 2
  );
}

function findSequences(pattern: CompiledPattern, file: SourceFile, budget: Budget): PatternMatch[] {
  const found: PatternMatch[] = [];
  const lists = [file.root, ...(file.nodesByKind.get('block') ?? [])];
  for (const { kids, start: listStart } of lists) {
    const last = pattern.nodes[0]?.kind === 'ellipsis' ? Math.min(1, kids.length) : kids.length;
    for (let from = 0; from < last; from++) {
      if (isSpent(found, budget)) return found;
      const start = kids[from]?.start ?? listStart;
      let ways = 0;
      const next = ({ env }: Matching, end: number): boolean => {
        if (budget.steps < 0) return true;
        found.push({ start, end, env, node: null });
        return ++ways >= WAYS_PER_PLACE_MAX;
      };
      const sequence = { patterns: pattern.nodes, isOpen: true, next };
      matchSequence(
        sequence,
        { at: 0, codes: kids, from, end: start },
        { env: null, budget, options: pattern.options },
      );
    }
  }
  return found;
}
