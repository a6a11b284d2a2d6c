import type { Finding } from '#core/sast/finding.ts';
import { attemptFiles } from '../../attempt-files.ts';
import type { Files, ScanReport } from '../../jobs.ts';
import type { CheckResult, Feedback, TranscriptStep, Verdict } from '../../verdict.ts';
import { readPolicy } from '../cloud-identity/policy-document.ts';
import { defineGrader, type KindLab } from '../kind.ts';
import { CODE_OWNERS, readCodeOwners } from './code-owners.ts';
import type { PipelineData, PipelineKey, Town } from './data.ts';
import { replay } from './replay.ts';
import { reportTables, type Played } from './report.ts';
import { readSettings } from './settings.ts';
import { readWorkflow, type Workflow } from './workflow.ts';
import type { Platform } from './world.ts';
import type { Reading } from './yaml-text.ts';

const WORKFLOWS = 'workflows/';
/** More steps than this say nothing new about one replay. */
const TRANSCRIPT_MAX = 60;

const isWorkflow = (path: string): boolean => path.startsWith(WORKFLOWS) && /\.ya?ml$/.test(path);

/** Reads everything that was written. The first thing that is not understood is named with its place. */
function readPlatform(files: Files, town: Town): Reading<Platform> {
  const workflows: Workflow[] = [];
  for (const path of Object.keys(files).filter(isWorkflow).sort()) {
    const reading = readWorkflow(path, files[path] ?? '');
    if (!reading.ok) return reading;
    workflows.push(reading.value);
  }
  const settings = readSettings(files);
  if (!settings.ok) return settings;
  const owners = readCodeOwners(files[CODE_OWNERS] ?? '', town);
  if (!owners.ok) return owners;
  const trust = town.door ? readPolicy(files[town.door.trust] ?? '', 'trust') : null;
  if (trust && !trust.ok) return { ok: false, problem: `${town.door?.trust ?? ''}: ${trust.problem}` };
  return {
    ok: true,
    value: { workflows, settings: settings.value, ownersOf: owners.value, trust: trust?.policy ?? null },
  };
}

/** The beginning of what happened; that there was more is said. */
function cut(transcript: readonly TranscriptStep[]): readonly TranscriptStep[] {
  const more = transcript.length - TRANSCRIPT_MAX;
  if (more <= 0) return transcript;
  return [...transcript.slice(0, TRANSCRIPT_MAX), { kind: 'note', text: `${more} further steps are left out here.` }];
}

function checkOf({ scenario, replay: { isMet, message, transcript } }: Played): CheckResult {
  return {
    id: scenario.id,
    proof: scenario.expect === 'through' ? 'works' : 'safe',
    title: scenario.title,
    status: isMet ? 'passed' : 'failed',
    message,
    evidence: { transcript: cut(transcript) },
  };
}

function causeOf(id: string, { findings, problems }: ScanReport): CheckResult {
  const own = findings.filter((one) => one.ruleId === id);
  const first = own[0];
  const isUnread = own.length === 0 && problems.length > 0;
  return {
    id,
    proof: 'cause',
    title: `The rule ${id} finds nothing`,
    status: first ? 'failed' : isUnread ? 'error' : 'passed',
    message: first
      ? `Found at ${first.path}, line ${first.range.start.line}${own.length > 1 ? ` and ${own.length - 1} more` : ''}.`
      : isUnread ? `The workflows could not be read in full: ${problems[0] ?? ''}` : '', // prettier-ignore
    evidence: { transcript: [] },
  };
}

function feedbackFor(checks: readonly CheckResult[], notes: readonly string[]): readonly Feedback[] {
  const open = checks.filter(({ status }) => status !== 'passed');
  const list = (some: readonly CheckResult[]): string => some.map(({ title }) => `- ${title}`).join('\n');
  const shut = open.filter(({ proof }) => proof === 'works');
  const ajar = open.filter(({ proof }) => proof === 'safe');
  const feedback: Feedback[] = [];
  if (shut.length > 0)
    feedback.push({
      tier: 'essential',
      title: 'Good work does not arrive',
      body: `A way round the rules is the next thing that people will look for. Read who was refused, and by which rule:\n\n${list(shut)}`,
    });
  if (ajar.length > 0)
    feedback.push({
      tier: 'actionable',
      title: 'An attack gets through',
      body: `Open the first of these, and look for the step at which somebody should have been asked:\n\n${list(ajar)}`,
    });
  if (notes.length > 0)
    feedback.push({
      tier: 'informative',
      title: 'What the replay reads over',
      body: notes.map((note) => `- ${note}`).join('\n'),
    });
  if (open.length === 0)
    feedback.push({
      tier: 'celebratory',
      title: 'Good work arrives, and nothing else',
      body: 'Each way to production passes a second person and the checks, and what runs on the way holds no more than it needs.',
    });
  return feedback; // prettier-ignore
}

/** The verdict on a pipeline: every scenario is replayed, and rules look at the workflows. */
export function gradePipeline(lab: KindLab<PipelineData, PipelineKey>, attempt: Files, scan: ScanReport): Verdict {
  const base = { findings: scan.findings as readonly Finding[], output: '', grader: lab.grader };
  const reading = readPlatform(attemptFiles(lab, attempt), lab.data.town);
  if (!reading.ok) {
    const refused: Feedback = {
      tier: 'essential',
      title: 'The platform would not take this',
      body: 'A file that is not understood is refused as a whole, and nothing was replayed.',
    };
    return { ...base, status: 'error', message: reading.problem, checks: [], feedback: [refused], score: 0 };
  }
  const scenarios = [...lab.data.scenarios, ...(lab.key?.scenarios ?? [])];
  const { town } = lab.data;
  const played = scenarios.map((scenario) => ({ scenario, replay: replay(town, reading.value, scenario) }));
  const checks = [...played.map(checkOf), ...lab.data.rules.map(({ id }) => causeOf(id, scan))];
  const passed = checks.filter(({ status }) => status === 'passed').length;
  const isWhole = checks.some(({ proof }) => proof === 'works') && checks.some(({ proof }) => proof === 'safe');
  return {
    ...base,
    status: isWhole && passed === checks.length ? 'passed' : 'failed',
    checks,
    feedback: feedbackFor(
      checks,
      reading.value.workflows.flatMap(({ notes }) => notes),
    ),
    tables: reportTables(played, town, reading.value.settings),
    score: checks.length === 0 ? 0 : passed / checks.length,
  };
}

/** What the rules look at. */
function workflowFiles(lab: KindLab<PipelineData, PipelineKey>, attempt: Files): Files {
  return Object.fromEntries(Object.entries(attemptFiles(lab, attempt)).filter(([path]) => isWorkflow(path)));
}

export const pipelineGrader = defineGrader<PipelineData, PipelineKey>({
  async grade(lab, { files, hands }) {
    const rules = lab.data.rules.map(({ source }) => source);
    const scan =
      rules.length === 0
        ? { findings: [], problems: [] }
        : await hands.scan({ files: workflowFiles(lab, files), rules });
    return gradePipeline(lab, files, scan);
  },
});
