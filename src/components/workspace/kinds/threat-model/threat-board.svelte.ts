import {
  EMPTY_MODEL,
  partsOf,
  threatModel,
  type Part,
  type Threat,
  type ThreatModel,
} from '#core/grading/kinds/threat-model/answer.ts';
import type { ThreatModelData } from '#core/grading/kinds/threat-model/data.ts';
import { gapsOf, type Gaps } from '#core/grading/kinds/threat-model/gaps.ts';
import { STRIDE } from '#core/grading/kinds/threat-model/stride.ts';
import { Answer } from '../../answer.svelte.ts';
import type { Workspace } from '../../workspace.svelte.ts';

export const STEPS = ['draw', 'ask', 'answer', 'check'] as const;
export type Step = (typeof STEPS)[number];

/** The model that is worked on, and what is looked at: shared by the four questions. */
export class ThreatBoard {
  readonly answer: Answer<typeof threatModel>;
  readonly data: ThreatModelData;
  readonly #ws: Workspace;
  step: Step = $state('draw');
  /** How the diagram is shown, once somebody has chosen. */
  view: 'canvas' | 'list' | null = $state(null);
  /** The threat that is looked at, by its key. */
  picked = $state('');
  readonly model: ThreatModel = $derived.by(() => this.answer.value);
  readonly parts: readonly Part[] = $derived.by(() => partsOf(this.model));
  readonly gaps: Gaps = $derived.by(() => gapsOf(this.model));

  constructor(ws: Workspace) {
    this.#ws = ws;
    this.data = ws.bundle.data as ThreatModelData;
    this.answer = new Answer(ws.files, threatModel, EMPTY_MODEL);
  }

  edit(change: (model: ThreatModel) => ThreatModel, say = ''): void {
    this.answer.update(change);
    if (say !== '') this.say(say);
  }

  say(text: string): void {
    this.#ws.announce(text);
  }

  /** Whether the reader wants single keys. */
  get areKeysOn(): boolean {
    return this.#ws.settings.isHelpKeyOn;
  }

  titleOf(id: string): string {
    return this.parts.find((part) => part.id === id)?.title ?? id;
  }

  threatTitle({ on, letter }: Pick<Threat, 'on' | 'letter'>): string {
    return `${STRIDE[letter].name}: ${this.titleOf(on)}`;
  }
}

export const keyOf = ({ on, letter }: Pick<Threat, 'on' | 'letter'>): string => `${on}.${letter}`;
