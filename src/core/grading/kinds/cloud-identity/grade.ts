import { attemptFiles } from '../../attempt-files.ts';
import type { Files } from '../../jobs.ts';
import type { CheckResult, Feedback, TranscriptStep, Verdict } from '../../verdict.ts';
import { defineGrader, type KindLab } from '../kind.ts';
import type { IdentityCase, IdentityData, IdentityKey } from './data.ts';
import { evaluate } from './evaluate.ts';
import { readPolicy, type Policy, type PolicyUse } from './policy-document.ts';
import { providerArn, tokenContext, tokenProblem } from './token.ts';

const ASSUME_ROLE = 'sts:AssumeRoleWithWebIdentity';

interface Policies {
  readonly trust: Policy;
  readonly permissions: readonly Policy[];
}

type Outcome = { readonly isAllowed: boolean; readonly steps: readonly TranscriptStep[] };

const note = (text: string): TranscriptStep => ({ kind: 'note', text });
const answer = (isAllowed: boolean, text: string): TranscriptStep => ({
  kind: 'response',
  text: `${isAllowed ? 'Allowed' : 'Refused'}. ${text}`,
});

/** What becomes of one visitor: the token is checked, the trust policy asked, then what the role may do. */
export function visit(policies: Policies, data: IdentityData, one: IdentityCase): Outcome {
  const { provider } = data;
  const steps: TranscriptStep[] = [
    { kind: 'request', text: `${ASSUME_ROLE}\n${JSON.stringify(one.token.claims, null, 2)}` },
  ];
  const problem = tokenProblem(one.token, provider, one.at);
  if (problem !== null) return { isAllowed: false, steps: [...steps, answer(false, problem)] };
  const trusted = evaluate([policies.trust], {
    action: ASSUME_ROLE,
    principal: { type: 'Federated', id: providerArn(provider) },
    context: tokenContext(one.token, provider),
  });
  steps.push(...trusted.steps.slice(0, -1).map(note), answer(trusted.isAllowed, trusted.steps.at(-1) ?? ''));
  if (!trusted.isAllowed || one.act === null) return { isAllowed: trusted.isAllowed, steps };
  const { action, resource, context } = one.act;
  steps.push({ kind: 'request', text: `${action}\n${resource}` });
  const permitted = evaluate(policies.permissions, {
    action,
    resource,
    context: new Map(Object.entries(context).map(([key, value]) => [key.toLowerCase(), [value]])),
  });
  steps.push(...permitted.steps.slice(0, -1).map(note), answer(permitted.isAllowed, permitted.steps.at(-1) ?? ''));
  return { isAllowed: permitted.isAllowed, steps };
}

function judge(policies: Policies, data: IdentityData, one: IdentityCase): CheckResult {
  const { isAllowed, steps } = visit(policies, data, one);
  const isMet = isAllowed === one.isRight;
  const came = isAllowed ? 'It gets through' : 'It is turned away';
  return {
    id: one.id,
    proof: one.isRight ? 'works' : 'safe',
    title: one.title,
    status: isMet ? 'passed' : 'failed',
    message: isMet ? '' : `${came}. ${one.because}`,
    evidence: { transcript: steps },
  };
}

type Reading = { readonly ok: true; readonly policies: Policies } | { readonly ok: false; readonly problem: string };

function readPolicies(files: Files, data: IdentityData): Reading {
  const read = (path: string, use: PolicyUse): Policy | string => {
    const reading = readPolicy(files[path] ?? '', use);
    return reading.ok ? reading.policy : `${path}: ${reading.problem}`;
  };
  const trust = read(data.trust, 'trust');
  const permissions = data.permissions.map((path) => read(path, 'permissions'));
  const problem = [trust, ...permissions].find((one) => typeof one === 'string');
  if (typeof trust === 'string' || problem !== undefined) return { ok: false, problem: String(problem) };
  return { ok: true, policies: { trust, permissions: permissions.filter((one) => typeof one !== 'string') } };
}

function feedbackFor(checks: readonly CheckResult[]): readonly Feedback[] {
  const open = checks.filter(({ status }) => status === 'failed');
  const [shut, ajar] = [open.filter(({ proof }) => proof === 'works'), open.filter(({ proof }) => proof === 'safe')];
  const list = (some: readonly CheckResult[]): string => some.map(({ title }) => `- ${title}`).join('\n');
  if (open.length === 0) {
    return [
      {
        tier: 'celebratory',
        title: 'The right ones come in, and nobody else',
        body: 'No key is kept anywhere: each run shows where it comes from, and the role says who that may be and what they may do.',
      },
    ];
  }
  const feedback: Feedback[] = [];
  if (shut.length > 0) {
    feedback.push({
      tier: 'essential',
      title: 'Work that has to go on is refused',
      body: `Open the decision of the first of these: it says which statement did not apply, and why.\n\n${list(shut)}`,
    });
  }
  if (ajar.length > 0) {
    feedback.push({
      tier: 'actionable',
      title: 'Somebody gets in who should not',
      body: `Read the claims that were shown, and ask which of them your policy looks at:\n\n${list(ajar)}`,
    });
  }
  return feedback;
}

/** The verdict on a pair of policies. Partial credit: the share of visitors that meet the right answer. */
export function gradeIdentity(lab: KindLab<IdentityData, IdentityKey>, attempt: Files): Verdict {
  const reading = readPolicies(attemptFiles(lab, attempt), lab.data);
  const base = { findings: [], output: '', grader: lab.grader };
  if (!reading.ok) {
    const refused: Feedback = {
      tier: 'essential',
      title: 'The provider would not save this',
      body: 'A policy that is not understood is refused as a whole, and the old one stays in force.',
    };
    return { ...base, status: 'error', message: reading.problem, checks: [], feedback: [refused], score: 0 };
  }
  const cases = [...lab.data.cases, ...(lab.key?.cases ?? [])];
  const checks = cases.map((one) => judge(reading.policies, lab.data, one));
  const passed = checks.filter(({ status }) => status === 'passed').length;
  const isWhole = checks.some(({ proof }) => proof === 'works') && checks.some(({ proof }) => proof === 'safe');
  return {
    ...base,
    status: isWhole && passed === checks.length ? 'passed' : 'failed',
    checks,
    feedback: feedbackFor(checks),
    score: checks.length === 0 ? 0 : passed / checks.length,
  };
}

export const identityGrader = defineGrader<IdentityData, IdentityKey>({
  grade: async (lab, { files }) => gradeIdentity(lab, files),
});
