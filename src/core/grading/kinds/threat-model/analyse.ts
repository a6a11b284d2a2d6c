import type { Flow, Threat, ThreatModel } from './answer.ts';
import type { Cell, Incident, IncidentStep, KeyElement, KeyFlow, KeyThreat, ThreatModelKey } from './data.ts';
import { matchElements } from './match.ts';

/** A threat of the key, and what the learner wrote down for it. */
export interface Answered {
  readonly truth: KeyThreat;
  readonly mine: readonly Threat[];
  /** What was chosen stops it, or may be left to others here. */
  readonly isHeld: boolean;
}

/** A model beside its key. */
export interface Analysis {
  readonly missingElements: readonly KeyElement[];
  readonly missingFlows: readonly KeyFlow[];
  /** A boundary lies between its ends and should not, or the other way round. */
  readonly misplaced: readonly KeyFlow[];
  readonly answered: readonly Answered[];
  /** Written down on a known part, and of no use here. */
  readonly noise: readonly Threat[];
  /** What was chosen against threats of the key: all of it, and what is no part of anything that stops them. */
  readonly chosen: { readonly all: number; readonly idle: number };
}

const isSameWay = (flow: KeyFlow, from: string | undefined, to: string | undefined): boolean =>
  (flow.from === from && flow.to === to) || (flow.isBothWays && flow.from === to && flow.to === from);

function isHeldBy(truth: KeyThreat, mine: readonly Threat[]): boolean {
  const measures = new Set(
    mine
      .filter(({ response }) => response === 'mitigate' || response === 'eliminate' || response === 'transfer')
      .flatMap((one) => one.measures),
  );
  const isStopped = truth.stops.some((set) => set.every((one) => measures.has(one)));
  return isStopped || mine.some(({ response }) => truth.also.some((one) => one === response));
}

/** Whoever ticks the whole catalogue has chosen nothing: counts what of it could never stop what it stands at. */
function chosenOf(answered: readonly Answered[]): Analysis['chosen'] {
  const pairs = [...new Set(answered.flatMap(({ mine }) => mine))].flatMap((threat) => {
    const truths = answered.filter(({ mine }) => mine.includes(threat));
    const helps = new Set(truths.flatMap(({ truth }) => truth.stops.flat()));
    return [...new Set(threat.measures)].map((one) => helps.has(one));
  });
  return { all: pairs.length, idle: pairs.filter((isOfUse) => !isOfUse).length };
}

/** Sets a model beside the key: what is missing, what stands in the way of what, and what is of no use. */
export function analyse(model: ThreatModel, key: ThreatModelKey): Analysis {
  const parts = new Map(matchElements(model, key));
  const drawn = new Set(parts.values());
  const flowsFor = (flow: KeyFlow): readonly Flow[] =>
    model.flows.filter(({ from, to }) => isSameWay(flow, parts.get(from), parts.get(to)));
  const zoneOf = new Map(model.elements.map(({ id, boundary }) => [id, boundary]));
  const isCrossing = ({ from, to }: Flow): boolean => zoneOf.get(from) !== zoneOf.get(to);
  const placesOf = new Map<string, string[]>();
  const stand = (mine: string, part: string): void => void placesOf.set(part, [...(placesOf.get(part) ?? []), mine]);
  for (const [mine, part] of parts) stand(mine, part);
  for (const flow of key.flows) for (const { id } of flowsFor(flow)) stand(id, flow.id);
  const at = ({ on, letter }: Cell): readonly Threat[] =>
    model.threats.filter((one) => one.letter === letter && placesOf.get(on)?.includes(one.on));
  const answered = key.threats.map((truth): Answered => {
    const mine = truth.cells.flatMap(at);
    return { truth, mine, isHeld: mine.length > 0 && isHeldBy(truth, mine) };
  });
  const useful = new Set([...answered.flatMap(({ mine }) => mine), ...key.neutral.flatMap(at)]);
  const known = new Set([...placesOf.values()].flat());
  return {
    missingElements: key.elements.filter(({ id, isOptional }) => !isOptional && !drawn.has(id)),
    missingFlows: key.flows.filter((flow) => !flow.isOptional && flowsFor(flow).length === 0),
    misplaced: key.flows.filter(({ crosses, ...flow }) => {
      const mine = flowsFor({ crosses, ...flow });
      return crosses !== 'either' && mine.some((one) => isCrossing(one) !== (crosses === 'yes'));
    }),
    answered,
    chosen: chosenOf(answered),
    noise: model.threats.filter((one) => known.has(one.on) && !useful.has(one)),
  };
}

/** An incident as it plays out: the steps that were reached, and where it ended. */
export interface Played {
  readonly incident: Incident;
  readonly reached: readonly IncidentStep[];
  /** The step at which it was stopped. */
  readonly gate: IncidentStep | null;
}

/** Plays an incident along what was missed. The first step whose threat is answered ends it. */
export function play(incident: Incident, answered: readonly Answered[]): Played {
  const held = new Set(answered.filter(({ isHeld }) => isHeld).map(({ truth }) => truth.id));
  const at = incident.steps.findIndex(({ threat }) => threat !== null && held.has(threat));
  return at === -1
    ? { incident, reached: incident.steps, gate: null }
    : { incident, reached: incident.steps.slice(0, at), gate: incident.steps[at] ?? null };
}
