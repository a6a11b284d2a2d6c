import { matchesFilters } from './glob.ts';
import type { CheckState } from './reviews.ts';
import { runJob, type JobEnd } from './run-job.ts';
import { MAIN, say, type Occasion, type World } from './world.ts';
import { readWorkflow, type Trigger, type Workflow } from './workflow.ts';

export interface RunEnd {
  readonly checks: Readonly<Record<string, CheckState>>;
  /** Minutes until the last of them ended. */
  readonly minutes: number;
}

function isSetOff(trigger: Trigger | undefined, { event, branch, change, isUpdate }: Occasion): boolean {
  if (!trigger) return false;
  const target = event === 'push' ? branch : MAIN;
  if (event === 'push' && trigger.tags && !trigger.branches && !trigger.branchesIgnore) return false;
  if (trigger.branches && !matchesFilters(trigger.branches, target)) return false;
  if (trigger.branchesIgnore && matchesFilters(trigger.branchesIgnore, target)) return false;
  if (event !== 'push' && trigger.types && !trigger.types.includes(isUpdate ? 'synchronize' : 'opened')) return false;
  if (trigger.paths && !change.files.some((file) => matchesFilters(trigger.paths ?? [], file))) return false;
  return !(trigger.pathsIgnore && change.files.every((file) => matchesFilters(trigger.pathsIgnore ?? [], file)));
}

/** The workflows that an occasion uses: a commit brings its own, but for `pull_request_target`, which takes those of main. */
function workflowsOf(world: World, { event, change }: Occasion): readonly Workflow[] {
  const own = world.platform.workflows;
  if (event === 'pull_request_target') return own;
  const brought = Object.entries(change.writes).flatMap(([path, text]) => {
    const reading = readWorkflow(path, text);
    return reading.ok ? [reading.value] : [];
  });
  return [...own.filter(({ path }) => !Object.hasOwn(change.writes, path)), ...brought];
}

/** Runs every workflow that an occasion sets off, all at the same time. */
export function runWorkflows(world: World, occasion: Occasion): RunEnd {
  const checks: Record<string, CheckState> = {};
  let minutes = 0;
  for (const workflow of workflowsOf(world, occasion)) {
    if (
      !isSetOff(
        Object.hasOwn(workflow.triggers, occasion.event) ? workflow.triggers[occasion.event] : undefined,
        occasion,
      )
    )
      continue;
    const ends = new Map<string, JobEnd>();
    for (const job of workflow.jobs) {
      const end = runJob(
        { world, occasion, workflow, job },
        Object.fromEntries(
          job.needs.flatMap((id) => {
            const end = ends.get(id);
            return end ? [[id, end] as const] : [];
          }),
        ),
      );
      ends.set(job.id, end);
      const known = checks[job.check];
      checks[job.check] = known && known !== 'success' && known !== 'skipped' ? known : end.state;
      minutes = Math.max(minutes, end.at);
    }
  }
  if (Object.keys(checks).length === 0) say(world, 'note', `No workflow is set off by ${occasion.event}.`);
  return { checks, minutes };
}
