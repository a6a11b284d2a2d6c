import type { Files, Hands } from '#core/grading/jobs.ts';
import type { KindLab } from '#core/grading/kinds/kind.ts';
import { GRADERS, type LabKind } from '#core/grading/kinds/graders.ts';
import type { Verdict } from '#core/grading/verdict.ts';
import type { PublicLab } from './lab.ts';

/**
 * What a browser gets to open a lab, run it and grade it there: plain JSON. Nothing of the secret half: the function
 * that makes it has never seen that half.
 */
export interface BrowserBundle extends Omit<KindLab, 'key'> {
  readonly id: string;
  readonly title: string;
  readonly kind: LabKind;
}

export function browserBundle({ id, kind, settings, files, editable, data, grader }: PublicLab): BrowserBundle {
  return { id, title: settings.title, kind, files, editable, data, grader };
}

/** The browser's verdict: a claim, made by the same grader as the server's, without what only the server has. */
export async function browserVerdict(bundle: BrowserBundle, mine: Files, hands: Hands, seed: number): Promise<Verdict> {
  const grader = await GRADERS[bundle.kind]();
  return grader.grade({ ...bundle, key: null }, { files: mine, hands, seed });
}
