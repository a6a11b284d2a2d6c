import type { ReviewComment } from './answer.ts';
import type { Flaw, Lure, Place, ReviewKey } from './data.ts';

/** Marks that no beginning of a word holds; letters of other languages stay. */
const BETWEEN_WORDS = /[^\p{L}\p{N}]+/u;

export interface Match {
  readonly comment: ReviewComment;
  /** `named`: the place and what is wrong there. `place`: the place alone. `remark` and `neutral` count nothing. */
  readonly outcome: 'named' | 'place' | 'again' | 'accused' | 'neutral' | 'remark';
  readonly flaw: Flaw | null;
  readonly isCweRight: boolean;
  readonly isReasonRight: boolean;
  readonly isSeverityRight: boolean;
  readonly lure: Lure | null;
}

const standsIn = ({ path, side, line }: ReviewComment, places: readonly Place[]): boolean =>
  places.some((place) => place.path === path && place.side === side && line >= place.from && line <= place.to);

/** Whether a typed reason speaks of what is wrong: a word of each group, in any form that begins alike. */
export function saysIt(text: string, groups: readonly (readonly string[])[]): boolean {
  const words = text.toLowerCase().split(BETWEEN_WORDS);
  const joined = ` ${words.join(' ')}`;
  return groups.length > 0 && groups.every((group) => group.some((begin) => joined.includes(` ${begin}`)));
}

function compare(comment: ReviewComment, flaw: Flaw): Match {
  const isReasonRight =
    comment.reason === '' ? saysIt(comment.text, flaw.words) : flaw.reasons.includes(comment.reason);
  const isCweRight = flaw.cwe.includes(comment.cwe);
  const isSeverityRight = flaw.severities.includes(comment.severity);
  const outcome = isCweRight || isReasonRight ? 'named' : 'place';
  return { comment, outcome, flaw, isCweRight, isReasonRight, isSeverityRight, lure: null };
}

/** Marks of a comment at a flaw, to find the flaw it means where several share a line. */
export const credit = ({ isCweRight, isReasonRight, isSeverityRight }: Match): number =>
  0.4 + (isCweRight ? 0.3 : 0) + (isReasonRight ? 0.2 : 0) + (isSeverityRight ? 0.1 : 0);

function matchOne(comment: ReviewComment, key: ReviewKey): Match {
  const nothing = { comment, flaw: null, isCweRight: false, isReasonRight: false, isSeverityRight: false, lure: null };
  if (comment.severity === 'remark') return { ...nothing, outcome: 'remark' };
  const [best] = key.flaws
    .filter(({ places }) => standsIn(comment, places))
    .map((flaw) => compare(comment, flaw))
    .sort((a, b) => credit(b) - credit(a));
  if (best?.outcome === 'named') return best;
  // A wrong word on a flaw's lines where others may speak freely is no more than that.
  if (standsIn(comment, key.neutral)) return { ...nothing, outcome: 'neutral' };
  const lure = key.lures.find(({ places }) => standsIn(comment, places)) ?? null;
  return best && !lure ? best : { ...nothing, outcome: 'accused', lure };
}

/**
 * What becomes of each comment. A second comment on a flaw that is named already costs nothing when it is right too;
 * when it says something else, it accuses: otherwise every weakness could be tried on one line.
 */
export function matchComments(comments: readonly ReviewComment[], key: ReviewKey): readonly Match[] {
  const matches = comments.map((comment) => matchOne(comment, key));
  const named = new Set(matches.filter(({ outcome }) => outcome === 'named').map(({ flaw }) => flaw));
  const seen = new Set<Flaw>();
  return matches.map((match) => {
    const { flaw, outcome } = match;
    if (flaw === null) return match;
    if (outcome === 'place' && (named.has(flaw) || seen.has(flaw))) return { ...match, outcome: 'accused' };
    const isAgain = seen.has(flaw);
    seen.add(flaw);
    return isAgain ? { ...match, outcome: 'again' } : match;
  });
}

/** The best comment on each flaw; `null` where none stands there. */
export function bestMatch(flaw: Flaw, matches: readonly Match[]): Match | null {
  const own = matches.filter((match) => match.flaw === flaw && match.outcome !== 'accused');
  return [...own].sort((a, b) => credit(b) - credit(a))[0] ?? null;
}
