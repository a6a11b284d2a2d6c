import type { Finding } from '#core/sast/finding.ts';
import type { LineRange } from '#core/sast/variants/mutate.ts';

/** What a rule says about one piece of code, held against what is true of it. */
export interface Judgement {
  /** Places that should be found. */
  readonly places: number;
  readonly missed: readonly LineRange[];
  /** Lines where a finding begins and none should. */
  readonly alarms: readonly number[];
}

/** A finding counts where it begins: that is the line somebody is sent to. */
export function judge(lines: readonly LineRange[], findings: readonly Finding[]): Judgement {
  const begins = [...new Set(findings.map(({ range }) => range.start.line))];
  const isIn = (line: number, [first, last]: LineRange): boolean => first <= line && line <= last;
  return {
    places: lines.length,
    missed: lines.filter((place) => !begins.some((line) => isIn(line, place))),
    alarms: begins.filter((line) => !lines.some((place) => isIn(line, place))),
  };
}

export const isRight = ({ missed, alarms }: Judgement): boolean => missed.length === 0 && alarms.length === 0;

/** A row of figures over several pieces of code. */
export interface Figures {
  readonly places: number;
  readonly found: number;
  readonly alarms: number;
}

export function figuresOf(judgements: readonly Judgement[]): Figures {
  const sum = (of: (one: Judgement) => number): number => judgements.reduce((total, one) => total + of(one), 0);
  return {
    places: sum(({ places }) => places),
    found: sum(({ places, missed }) => places - missed.length),
    alarms: sum(({ alarms }) => alarms.length),
  };
}

/** Of what is there, how much is found. */
export const recall = ({ places, found }: Figures): number => (places === 0 ? 1 : found / places);

/** Of what is reported, how much is true; nothing reported is nothing wrong, and nothing worth. */
export const precision = ({ found, alarms }: Figures): number | null =>
  found + alarms === 0 ? null : found / (found + alarms);
