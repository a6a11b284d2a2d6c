import type { BacklogData, BacklogFinding } from './data.ts';

/** Where an order of work ends up: the sprint of each finding, counted from 1, and what no sprint has room for. */
export interface Filled {
  readonly sprintOf: ReadonlyMap<string, number>;
  readonly hours: readonly number[];
  readonly beyond: readonly string[];
}

/**
 * Sprints are filled in the order given. What does not fit into the rest of one begins with the next: nothing is split,
 * and nothing that comes later is pulled forward, so that the order is what is decided.
 */
export function fillSprints(order: readonly string[], data: Pick<BacklogData, 'findings' | 'sprints'>): Filled {
  const byId = new Map(data.findings.map((one) => [one.id, one]));
  const sprintOf = new Map<string, number>();
  const hours = data.sprints.map(() => 0);
  const beyond: string[] = [];
  let at = 0;
  for (const id of order) {
    const needed = byId.get(id)?.hours ?? 0;
    while (at < data.sprints.length && (hours[at] ?? 0) + needed > (data.sprints[at]?.hours ?? 0)) at += 1;
    if (at === data.sprints.length) {
      beyond.push(id);
      continue;
    }
    hours[at] = (hours[at] ?? 0) + needed;
    sprintOf.set(id, at + 1);
  }
  return { sprintOf, hours, beyond };
}

export const openFindings = (data: Pick<BacklogData, 'findings'>): readonly BacklogFinding[] =>
  data.findings.filter(({ fixed }) => fixed === null);
