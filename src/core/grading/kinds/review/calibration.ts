import type { VerdictTable } from '../../verdict.ts';
import { SURENESS } from './data.ts';
import type { Match } from './match.ts';

/** What somebody gets who says "fifty to fifty" of everything: who does worse would better toss a coin. */
export const BRIER_MAX = 0.25;
/** Below this, words and outcomes agree about as well as a handful of comments can show. */
const BRIER_GOOD = 0.12;

export interface Calibration {
  /** Mean square of the distance between what was said and what came: 0 is perfect, 0.25 a coin. `null` without claims. */
  readonly brier: number | null;
  readonly isFair: boolean;
  readonly words: string;
  readonly table: VerdictTable | null;
}

const isClaim = ({ outcome }: Match): boolean => outcome !== 'remark' && outcome !== 'neutral';
const isRight = ({ outcome }: Match): boolean => outcome === 'named' || outcome === 'again';
const percent = (share: number): string => `${Math.round(share * 100)} %`;
const shareOf = (step: number): number => SURENESS.find((one) => one.step === step)?.share ?? 0.5;

function wordsFor(brier: number, claims: readonly Match[]): string {
  if (brier <= BRIER_GOOD) return 'What you said and what came of it agree well.';
  const said = claims.reduce((sum, { comment }) => sum + shareOf(comment.sure), 0) / claims.length;
  const came = claims.filter(isRight).length / claims.length;
  if (came > said)
    return `You were right more often (${percent(came)}) than you said (${percent(said)}). An author who reads "a hunch" waits with the repair: say it when you have followed the value to its end.`;
  return `You were right less often (${percent(came)}) than you said (${percent(said)}). Before "certain", name the request that does the harm; if you cannot, ask a question instead.`;
}

/** How well the sureness of the comments fits what came of them (a Brier score). */
export function calibrate(matches: readonly Match[]): Calibration {
  const claims = matches.filter(isClaim);
  if (claims.length === 0)
    return { brier: null, isFair: true, words: 'You claimed nothing, so there is nothing to compare.', table: null };
  const brier =
    claims.reduce((sum, match) => sum + (shareOf(match.comment.sure) - (isRight(match) ? 1 : 0)) ** 2, 0) /
    claims.length;
  const rows = SURENESS.map(({ step, words, share }) => {
    const own = claims.filter(({ comment }) => comment.sure === step);
    const right = own.filter(isRight).length;
    return [words, own.length, percent(share), own.length === 0 ? '–' : percent(right / own.length)];
  });
  const table = {
    title: 'How sure, and how often right',
    columns: ['You said', 'Comments', 'Means right in', 'Were right in'],
    rows,
    note: `Distance between said and come: ${brier.toFixed(2)} (0 is perfect, 0.25 is a coin that is tossed).`,
  };
  return { brier, isFair: brier <= BRIER_MAX, words: wordsFor(brier, claims), table };
}
