import { partsOf, type Threat, type ThreatModel } from './answer.ts';
import type { Analysis, Played } from './analyse.ts';
import { gapsOf } from './gaps.ts';
import { STRIDE } from './stride.ts';
import type { CheckResult, TranscriptStep } from '../../verdict.ts';

/** Of the flows, one may be drawn otherwise: diagrams of two people differ. */
const FLOW_MISSES_MAX = 1;
/** Of the threats that do not have to be found, this share is enough. */
const WANTED_SHARE_MIN = 0.5;
/** A list of which a third is noise is still read; one of which most is noise is not. */
export const NOISE_SHARE_MAX = 1 / 3;
/** Of the threats that were found, and did not have to be, this share has to be stopped by what was chosen. */
const HELD_SHARE_MIN = 0.5;

/** A measure beside the one that stops it is care; where most stop nothing, the catalogue was ticked. */
const IDLE_SHARE_MAX = 0.5;

const TITLES = {
  drawn: 'The diagram is complete in itself',
  asked: 'Every element and every flow over a boundary has been asked',
  answered: 'Every threat has an answer',
  'system-drawn': 'The diagram shows the system that the facts describe',
  'boundaries-drawn': 'Trust boundaries lie where trust changes',
  'threats-found': 'What can go wrong is on the list',
  'list-read': 'The list is short enough to be read',
  'measures-hold': 'What was chosen stops what was found',
} as const;

type CheckId = keyof typeof TITLES;
export const FIXED_CHECKS = Object.keys(TITLES);
export const incidentCheckId = (incident: string): string => `incident-${incident}`;

const note = (text: string): TranscriptStep => ({ kind: 'note', text });

function check(id: CheckId, message: string, transcript: readonly TranscriptStep[] = []): CheckResult {
  const status = message === '' ? 'passed' : 'failed';
  return { id, proof: 'answer', title: TITLES[id], status, message, evidence: { transcript } };
}

const sentence = (...parts: readonly string[]): string => parts.filter((part) => part !== '').join(' ');
const listed = (names: readonly string[]): string => names.map((name) => `“${name}”`).join(', ');
const many = (count: number, one: string, more = `${one}s`): string => `${count} ${count === 1 ? one : more}`;

/** "T on payment event (Provider to Receiver)". */
export function threatTitle(model: ThreatModel, { on, letter }: Pick<Threat, 'on' | 'letter'>): string {
  return `${STRIDE[letter].name}: ${partsOf(model).find(({ id }) => id === on)?.title ?? on}`;
}

/** What everybody can be told: whether the four questions were answered, not whether the answers are right. */
export function formChecks(model: ThreatModel): readonly CheckResult[] {
  const gaps = gapsOf(model);
  const titles = (threats: readonly Threat[]): TranscriptStep[] => threats.map((one) => note(threatTitle(model, one)));
  if (gaps.isEmpty)
    return [
      check('drawn', 'Nothing is drawn yet. Begin with who is outside, what runs, and where data rests.'),
      check('asked', 'There is nothing to ask yet.'),
      check('answered', 'There is no threat yet.'),
    ];
  return [
    check(
      'drawn',
      sentence(
        gaps.unnamed.length > 0 ? `${many(gaps.unnamed.length, 'part')} without a name.` : '',
        gaps.alone.length > 0 ? `Nothing flows to or from ${listed(gaps.alone.map(({ title }) => title))}.` : '',
        gaps.hasBoundary ? '' : 'No flow crosses a trust boundary: where does it begin to matter who sends?',
      ),
    ),
    check(
      'asked',
      sentence(
        gaps.unasked.length > 0
          ? `${gaps.unasked.length} of ${gaps.toAsk} have neither a threat nor “nothing here”.`
          : '',
        gaps.misfits.length > 0
          ? `${many(gaps.misfits.length, 'letter')} stand where the chart has none: a store cannot be impersonated, a flow has no rights.`
          : '',
      ),
      [...gaps.unasked.map(({ title }) => note(title)), ...titles(gaps.misfits)],
    ),
    check(
      'answered',
      sentence(
        model.threats.length === 0 ? 'There is no threat yet.' : '',
        gaps.undecided.length > 0 ? `${gaps.undecided.length} of ${model.threats.length} have no response yet.` : '',
        gaps.bare.length > 0 ? `${gaps.bare.length} have a response, and neither a measure nor a reason for it.` : '',
      ),
      titles([...gaps.undecided, ...gaps.bare]),
    ),
  ];
}

export interface Shares {
  readonly wanted: number;
  readonly noise: number;
  readonly held: number;
  /** Of the measures, what stops nothing where it stands. */
  readonly idle: number;
}

const share = (part: number, whole: number, ofNothing: number): number => (whole === 0 ? ofNothing : part / whole);

export function sharesOf(model: ThreatModel, { answered, noise, chosen }: Analysis): Shares {
  const optional = answered.filter(({ truth }) => !truth.isMust);
  const found = optional.filter(({ mine }) => mine.length > 0);
  return {
    wanted: share(found.length, optional.length, 1),
    noise: share(noise.length, model.threats.length, 0),
    held: share(found.filter(({ isHeld }) => isHeld).length, found.length, 1),
    idle: share(chosen.idle, chosen.all, 0),
  };
}

const percent = (part: number): string => `${Math.round(100 * part)} %`;

function diagramChecks({ missingElements, missingFlows, misplaced }: Analysis): readonly CheckResult[] {
  return [
    check(
      'system-drawn',
      sentence(
        missingElements.length > 0 ? `${many(missingElements.length, 'part')} of the system cannot be found.` : '',
        missingFlows.length > FLOW_MISSES_MAX
          ? `${missingFlows.length} flows are missing, or go the other way; one may.`
          : '',
      ),
      [...missingElements, ...missingFlows].map(({ look }) => note(look)),
    ),
    check(
      'boundaries-drawn',
      misplaced.length === 0
        ? ''
        : `For ${many(misplaced.length, 'flow')} it is not clear where trust changes: a boundary lies between people, machines or companies of which one cannot vouch for the other.`,
      misplaced.map(({ look }) => note(look)),
    ),
  ];
}

function foundCheck({ answered }: Analysis, { wanted }: Shares): CheckResult {
  const missed = answered.filter(({ mine }) => mine.length === 0);
  const musts = missed.filter(({ truth }) => truth.isMust).length;
  return check(
    'threats-found',
    sentence(
      musts > 0 ? `${many(musts, 'threat')} that cannot be left out ${musts === 1 ? 'is' : 'are'} missing.` : '',
      wanted < WANTED_SHARE_MIN
        ? `Of the others ${percent(wanted)} are there; ${percent(WANTED_SHARE_MIN)} are needed.`
        : '',
    ),
    missed.map(({ truth }) => note(truth.look)),
  );
}

function heldCheck(model: ThreatModel, { answered, chosen }: Analysis, { held, idle }: Shares): CheckResult {
  const open = answered.filter(({ mine, isHeld }) => mine.length > 0 && !isHeld);
  const musts = open.filter(({ truth }) => truth.isMust).length;
  const titles = (mine: readonly Threat[]): string => mine.map((one) => threatTitle(model, one)).join('; ');
  return check(
    'measures-hold',
    sentence(
      musts > 0 ? `${many(musts, 'threat')} that matter${musts === 1 ? 's' : ''} most would still work.` : '',
      held < HELD_SHARE_MIN
        ? `Of the others that you found ${percent(held)} are stopped; ${percent(HELD_SHARE_MIN)} are needed.`
        : '',
      idle > IDLE_SHARE_MAX
        ? `Of ${chosen.all} measures, ${chosen.idle} stop nothing of what they stand at. Each costs somebody weeks: choose those that make a step of the attack impossible.`
        : '',
    ),
    open.map(({ truth, mine }) => note(`${titles(mine)}. ${truth.lookAgain}`)),
  );
}

/** What only the key knows. */
export function keyChecks(model: ThreatModel, analysis: Analysis): readonly CheckResult[] {
  const shares = sharesOf(model, analysis);
  const isLong = shares.noise > NOISE_SHARE_MAX;
  return [
    ...diagramChecks(analysis),
    foundCheck(analysis, shares),
    check(
      'list-read',
      isLong
        ? `${analysis.noise.length} of ${model.threats.length} cannot happen here, or harm nobody. Say for each who would do what, and what it costs; strike those for which you cannot.`
        : '',
      isLong ? analysis.noise.map((one) => note(threatTitle(model, one))) : [],
    ),
    heldCheck(model, analysis, shares),
  ];
}

/** An incident as a check: what an attacker does is a request, what stopped it a note, what it came to a response. */
export function incidentCheck({ incident, reached, gate }: Played): CheckResult {
  const steps = reached.map(({ at, story }): TranscriptStep => ({ kind: 'request', text: `${at}: ${story}` }));
  const end: TranscriptStep = gate
    ? note(`${gate.at}: ${gate.stopped}`)
    : { kind: 'response', text: incident.harm, leaked: [incident.harm] };
  return {
    id: incidentCheckId(incident.id),
    proof: 'answer',
    title: `“${incident.title}” is stopped`,
    status: gate ? 'passed' : 'failed',
    message: gate ? '' : 'It plays out to its end: none of its steps meets a threat that you found and stopped.',
    evidence: { transcript: [...steps, end] },
  };
}
