import { STAGES } from '#core/grading/lab-schema.ts';

/** The six gates in the order of the road, and the people's square that they all lead to. */
export type Stage = (typeof STAGES)[number];

export interface StageWords {
  /** As on the map. */
  readonly name: string;
  /** As over a chapter. */
  readonly title: string;
  /** What is decided there, in one line. */
  readonly line: string;
  /** The place in the town. */
  readonly place: string;
}

export const STAGE_WORDS: Readonly<Record<Stage, StageWords>> = {
  plan: {
    name: 'Plan',
    title: 'Planning & requirements',
    line: 'What must hold, and how we will know',
    place: 'Gate 1',
  },
  design: { name: 'Design', title: 'Design & architecture', line: 'What can go wrong, asked early', place: 'Gate 2' },
  build: {
    name: 'Build',
    title: 'Implementation & development',
    line: 'Flaws found where code is written',
    place: 'Gate 3',
  },
  test: { name: 'Test', title: 'Testing & quality assurance', line: 'Gates before production', place: 'Gate 4' },
  deploy: { name: 'Deploy', title: 'Deployment', line: 'Four eyes, and keys that expire', place: 'Gate 5' },
  run: { name: 'Run', title: 'Production & maintenance', line: 'What changes after release', place: 'Gate 6' },
  people: {
    name: 'People',
    title: 'People & culture',
    line: 'Security that anyone can take part in',
    place: 'The square',
  },
};

/** The gates alone, in walking order. */
export const GATES = STAGES.filter((stage): stage is Exclude<Stage, 'people'> => stage !== 'people');
