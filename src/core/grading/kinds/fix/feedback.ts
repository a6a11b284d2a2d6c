import type { CheckResult, Feedback, Proof, VerdictStatus } from '../../verdict.ts';

function list(checks: readonly CheckResult[]): string {
  return checks.map((check) => `- ${check.title}`).join('\n');
}

function failed(checks: readonly CheckResult[], proof: Proof): readonly CheckResult[] {
  return checks.filter((check) => check.proof === proof && check.status !== 'passed' && check.status !== 'skipped');
}

function stopped(status: 'error' | 'limit'): Feedback {
  return status === 'limit'
    ? {
        tier: 'essential',
        title: 'The run was stopped',
        body: 'Checks that did not get their turn count as open. Look at what your last change does over and over, or makes very large.',
      }
    : {
        tier: 'essential',
        title: 'The app did not start',
        body: 'Nothing could be proven, because the code did not load. The message above names the place; your last change is the first suspect.',
      };
}

function broken(checks: readonly CheckResult[]): Feedback {
  return {
    tier: 'essential',
    title: 'Something people need no longer works',
    body: `A fix that takes the feature away will be taken back by the next person who needs it. What broke:\n\n${list(checks)}`,
  };
}

function stillOpen(checks: readonly CheckResult[]): Feedback {
  return {
    tier: 'actionable',
    title: 'An attack still gets through',
    body: `Open the transcript of the first of these and follow the attacker's text through your code:\n\n${list(checks)}`,
  };
}

function causeLeft(): Feedback {
  return {
    tier: 'actionable',
    title: 'The attacks fail, the cause is still there',
    body: 'No attack that was tried got through, yet untrusted text still reaches the place where it can be read as code. Follow the marked path from its source to its sink: the next attack only needs a spelling that was not tried.',
  };
}

const PASSED: Feedback = {
  tier: 'celebratory',
  title: 'Three proofs, all in',
  body: 'It still works, the attacks fail, and the cause is gone. Compare your fix with ours and with the other right ones: they make different trade-offs.',
};

/** Feedback that needs no knowledge of the lab's secrets; the server adds what it recognises by name. */
export function feedbackFor(status: VerdictStatus, checks: readonly CheckResult[]): readonly Feedback[] {
  if (status === 'passed') return [PASSED];
  if (status !== 'failed') return [stopped(status)];
  const works = failed(checks, 'works');
  const safe = failed(checks, 'safe');
  const cause = failed(checks, 'cause');
  const feedback: Feedback[] = [];
  if (works.length > 0) feedback.push(broken(works));
  if (safe.length > 0) feedback.push(stillOpen(safe));
  if (safe.length === 0 && cause.length > 0) feedback.push(causeLeft());
  return feedback;
}
