import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Threat, ThreatModel } from './answer.ts';
import type { KeyThreat, ThreatModelData, ThreatModelKey } from './data.ts';
import { gradeThreatModel } from './grade.ts';
import { CHART, ELEMENT_TYPES, type Letter } from './stride.ts';

const RUNS = 200;
const MEASURES = ['lock', 'log', 'sign', 'hope'];
const data: ThreatModelData = {
  system: 'A row of parts',
  facts: [],
  measures: MEASURES.map((id) => ({ id, title: id, text: '' })),
};

/** A row of six parts, each of which talks to the next; a boundary lies behind the third. */
const NAMES = ['Alder', 'Birch', 'Cedar', 'Dogwood', 'Elm', 'Fir'];
const BEFORE_BOUNDARY = 3;
const typeAt = (at: number) => ELEMENT_TYPES[at % ELEMENT_TYPES.length] ?? 'process';
const THREATS: readonly (readonly [
  part: number,
  letters: readonly Letter[],
  isMust: boolean,
  stops: readonly string[][],
])[] = [
  [0, ['S', 'R'], true, [['sign']]],
  [1, ['T', 'E'], true, [['lock'], ['sign', 'log']]],
  [2, ['I'], false, [['lock']]],
  [4, ['D', 'S'], false, [['log']]],
];

const key: ThreatModelKey = {
  elements: NAMES.map((name, at) => ({
    id: name.toLowerCase(),
    types: [typeAt(at)],
    names: [name],
    isOptional: false,
    look: '',
  })),
  flows: NAMES.slice(1).map((name, at) => ({
    id: `to-${name.toLowerCase()}`,
    from: (NAMES[at] ?? '').toLowerCase(),
    to: name.toLowerCase(),
    crosses: at === BEFORE_BOUNDARY - 1 ? 'yes' : 'no',
    isBothWays: false,
    isOptional: false,
    look: '',
  })),
  threats: THREATS.map(([part, letters, isMust, stops], at): KeyThreat => ({
    id: `t${at}`,
    cells: letters.map((letter) => ({ on: (NAMES[part] ?? '').toLowerCase(), letter })),
    isMust,
    stops,
    also: at === 3 ? ['accept'] : [],
    look: '',
    lookAgain: '',
  })),
  neutral: [],
  incidents: THREATS.map((_, at) => ({
    id: `i${at}`,
    title: `i${at}`,
    steps: [{ at: 'then', story: '', threat: `t${at}`, stopped: 'x' }],
    harm: '',
  })),
};

/** What somebody decided, in the terms of the row; both the model and what must come of it follow from this. */
const decisions = fc.record({
  flowsLeftOut: fc.uniqueArray(fc.integer({ min: 0, max: NAMES.length - 2 }), { maxLength: 3 }),
  isBoundaryRight: fc.boolean(),
  found: fc.tuple(
    ...THREATS.map(([, letters]) =>
      fc.record({
        letter: fc.option(fc.constantFrom(...letters), { nil: null }),
        measures: fc.subarray(MEASURES),
        isAccepted: fc.boolean(),
      }),
    ),
  ),
  noise: fc.integer({ min: 0, max: 4 }),
  ids: fc.shuffledSubarray([11, 12, 13, 14, 15, 16], { minLength: 6, maxLength: 6 }),
});
type Decisions = typeof decisions extends fc.Arbitrary<infer T> ? T : never;

/** Letters of the last part are threats that the key does not have. */
const NOISE_LETTERS: readonly Letter[] = CHART[typeAt(NAMES.length - 1)];

function modelOf({ flowsLeftOut, isBoundaryRight, found, noise, ids }: Decisions): ThreatModel {
  const id = (at: number): string => `e${ids[at]}`;
  const behind = isBoundaryRight ? BEFORE_BOUNDARY : BEFORE_BOUNDARY + 1;
  const elements = NAMES.map((name, at) => ({
    id: id(at),
    type: typeAt(at),
    name: `The ${name.toUpperCase()}`,
    boundary: at < behind ? null : 'b',
    x: 0,
    y: 0,
  }));
  const threats = found.flatMap(({ letter, measures, isAccepted }, at): Threat[] => {
    if (letter === null) return [];
    const response = isAccepted ? 'accept' : 'mitigate';
    const reason = 'Somebody has signed for it, until spring.';
    return [{ on: id(THREATS[at]?.[0] ?? 0), letter, what: '', response, measures, reason }];
  });
  const noisy = NOISE_LETTERS.slice(0, noise).map((letter): Threat => {
    return { on: id(NAMES.length - 1), letter, what: '', response: 'mitigate', measures: ['hope'], reason: '' };
  });
  const flows = NAMES.slice(1).map((_, at) => ({ id: `f${ids[at]}`, name: 'x', from: id(at), to: id(at + 1) }));
  return {
    boundaries: [{ id: 'b', name: 'B' }],
    elements: ids.flatMap((number) => elements.filter((one) => one.id === `e${number}`)),
    flows: flows.filter((_, at) => !flowsLeftOut.includes(at)),
    threats: [...noisy, ...threats].toReversed(),
    clear: [],
  };
}

/** What must fail, said without a diagram: counted from the decisions. */
function expected({ flowsLeftOut, isBoundaryRight, found, noise }: Decisions): string[] {
  const state = found.map(({ letter, measures, isAccepted }, at) => {
    const [, , isMust = false, stops = []] = THREATS[at] ?? [];
    const isHeld = isAccepted ? at === 3 : stops.some((set) => set.every((one) => measures.includes(one)));
    const useful = measures.filter((one) => stops.flat().includes(one)).length;
    const balance = letter === null ? 0 : measures.length - 2 * useful;
    return { isMust, isFound: letter !== null, isHeld: letter !== null && isHeld, balance };
  });
  const optional = state.filter(({ isMust, isFound }) => !isMust && isFound);
  const count = state.filter(({ isFound }) => isFound).length;
  const noisy = Math.min(noise, NOISE_LETTERS.length);
  const musts = state.filter(({ isMust }) => isMust);
  const crossing = BEFORE_BOUNDARY - 1;
  const isSeen = (flow: number): boolean => !flowsLeftOut.includes(flow);
  const fails = {
    'system-drawn': flowsLeftOut.length > 1,
    'boundaries-drawn': !isBoundaryRight && (isSeen(crossing) || isSeen(crossing + 1)),
    'threats-found': musts.some(({ isFound }) => !isFound) || optional.length < 1,
    'list-read': noisy > 0 && noisy * 3 > noisy + count,
    'measures-hold':
      musts.some(({ isFound, isHeld }) => isFound && !isHeld) ||
      (optional.length > 0 && optional.filter(({ isHeld }) => isHeld).length * 2 < optional.length) ||
      state.reduce((sum, { balance }) => sum + balance, 0) > 0,
    ...Object.fromEntries(state.map(({ isHeld }, at) => [`incident-i${at}`, !isHeld])),
  };
  return Object.entries(fails).flatMap(([id, isFailed]) => (isFailed ? [id] : []));
}

const FORM = ['drawn', 'asked', 'answered'];

test('the grader says of every made-up model what follows from the decisions in it', () => {
  fc.assert(
    fc.property(decisions, (own) => {
      const lab = { files: {}, editable: ['answer.json'], data, key, grader: 'x' };
      const verdict = gradeThreatModel(lab, { 'answer.json': JSON.stringify(modelOf(own)) });
      const failed = verdict.checks.filter(({ status }) => status === 'failed').map(({ id }) => id);
      expect(failed.filter((id) => !FORM.includes(id)).toSorted()).toEqual(expected(own).toSorted());
      expect(verdict.score === 1).toBe(verdict.status === 'passed');
      expect(verdict.score).toBeGreaterThanOrEqual(0);
      expect(verdict.score).toBeLessThanOrEqual(1);
    }),
    { numRuns: RUNS },
  );
});
