import type { OwnersOf } from './code-owners.ts';
import type { Town } from './data.ts';
import type { BranchRule } from './settings.ts';

export interface Approval {
  readonly by: string;
  /** How many pushes the pull request had when it was given. */
  readonly atPush: number;
}

export type CheckState = 'success' | 'failure' | 'skipped' | 'waiting';

/** What the rules of a branch look at before a merge. */
export interface MergeRequest {
  readonly author: string;
  /** Who pushed, in order; the first is the author's own. */
  readonly pushers: readonly string[];
  readonly approvals: readonly Approval[];
  readonly files: readonly string[];
  /** By name, from the runs about its newest commit. */
  readonly checks: Readonly<Record<string, CheckState>>;
}

export const canWrite = ({ people }: Town, login: string): boolean => (people[login] ?? 'read') !== 'read';

/** Approvals that count: of somebody who may write, not of the author, and not dismissed. */
function countedApprovals(request: MergeRequest, rule: BranchRule, town: Town): readonly Approval[] {
  const newest = request.pushers.length;
  return request.approvals.filter(
    ({ by, atPush }, index, all) =>
      by !== request.author &&
      canWrite(town, by) &&
      !(rule.dismissesStale && atPush < newest) &&
      all.findLastIndex((one) => one.by === by) === index,
  );
}

/** What keeps a pull request from being merged, a sentence each. */
export function mergeProblems(
  request: MergeRequest,
  rule: BranchRule,
  town: Town,
  ownersOf: OwnersOf,
): readonly string[] {
  const counted = countedApprovals(request, rule, town);
  const problems: string[] = [];
  if (counted.length < rule.approvals) problems.push(`${counted.length} of ${rule.approvals} approvals count.`);
  const newest = request.pushers.length;
  const last = request.pushers.at(-1) ?? request.author;
  if (rule.needsLastPushApproval && !counted.some(({ by, atPush }) => atPush === newest && by !== last))
    problems.push(`Nobody but ${last}, who pushed last, has approved that push.`);
  if (rule.needsCodeOwners) {
    const open = request.files.find((file) => {
      const owners = ownersOf(file);
      return owners.length > 0 && !counted.some(({ by }) => owners.includes(by));
    });
    if (open !== undefined) problems.push(`No owner of ${open} has approved.`);
  }
  for (const name of rule.checks) {
    const state = Object.hasOwn(request.checks, name) ? request.checks[name] : undefined;
    // A job that was skipped counts as a success on the platform; one that never reported is waited for.
    if (state === undefined) problems.push(`The required check "${name}" never reported.`);
    else if (state === 'failure') problems.push(`The required check "${name}" failed.`);
    else if (state === 'waiting') problems.push(`The required check "${name}" waits.`);
  }
  return problems;
}

/** Whether somebody may pass over the rules of a branch. */
export function mayBypass(rule: BranchRule, login: string, { people }: Town): boolean {
  return rule.bypass.includes(login) || (rule.bypass.includes('admins') && people[login] === 'admin');
}
