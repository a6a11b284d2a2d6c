import type { VerdictTable } from '../../verdict.ts';
import type { Calibration } from './calibration.ts';
import { placeName } from './completeness.ts';
import type { ReviewKey } from './data.ts';
import { bestMatch, type Match } from './match.ts';
import { weaknessName } from './weaknesses.ts';

const OUTCOME: Readonly<Record<Match['outcome'], string>> = {
  named: 'found',
  place: 'right place, another flaw',
  again: 'found, said twice',
  accused: 'falsely accused',
  neutral: 'costs nothing',
  remark: 'a remark',
};

const mark = (isRight: boolean): string => (isRight ? 'fits' : 'does not fit');

function countTable(key: ReviewKey, matches: readonly Match[]): VerdictTable {
  const row = (title: string, isSerious: boolean): readonly (string | number)[] => {
    const own = key.flaws.filter((flaw) => flaw.isSerious === isSerious);
    const found = own.filter((flaw) => bestMatch(flaw, matches)?.outcome === 'named').length;
    return [title, found, own.length - found];
  };
  const accused = matches.filter(({ outcome }) => outcome === 'accused').length;
  return {
    title: 'Found, missed, falsely accused',
    columns: ['Flaws', 'Found', 'Missed'],
    rows: [row('Serious', true), row('Smaller', false)],
    note: `${accused} ${accused === 1 ? 'line was' : 'lines were'} accused where nothing of the kind is wrong.`,
  };
}

function commentTable(matches: readonly Match[]): VerdictTable {
  return {
    title: 'What became of your comments',
    columns: ['Line', 'Outcome', 'Weakness', 'Reason', 'Severity'],
    rows: matches.map((match) => {
      const { comment, outcome, isCweRight, isReasonRight, isSeverityRight } = match;
      const isJudged = outcome === 'named' || outcome === 'again';
      return [
        placeName(comment),
        OUTCOME[outcome],
        comment.cwe === 0 ? '–' : `${weaknessName(comment.cwe)}${isJudged ? `: ${mark(isCweRight)}` : ''}`,
        isJudged ? mark(isReasonRight) : '–',
        `${comment.severity}${isJudged ? `: ${mark(isSeverityRight)}` : ''}`,
      ];
    }),
  };
}

/** The figures of a review: counts, each comment, and sureness against outcome. */
export function reviewTables(
  key: ReviewKey,
  matches: readonly Match[],
  { table }: Calibration,
): readonly VerdictTable[] {
  return [
    ...(key.flaws.length > 0 ? [countTable(key, matches)] : []),
    ...(matches.length > 0 ? [commentTable(matches)] : []),
    ...(table === null ? [] : [table]),
  ];
}
