import type { FixData } from '#core/grading/kinds/fix/data.ts';
import { scanJob } from '#core/grading/kinds/fix/jobs.ts';
import type { LabBundle } from '../../lab-bundle.ts';
import type { KindDesk } from '../desk.ts';
import EditorPane from '../../editor/EditorPane.svelte';

const dataOf = (bundle: LabBundle): FixData => bundle.data as FixData;

export const desk: KindDesk = {
  Editor: EditorPane,
  firstPath: (bundle) => dataOf(bundle).entry,
  runtime(bundle) {
    const { language, database } = dataOf(bundle);
    return { name: language, withDatabase: database !== undefined };
  },
  typingScan: (bundle, mine) => scanJob({ ...bundle, data: dataOf(bundle) }, mine),
};
