import { LabFault } from '../examiner/examiner.ts';
import type { RunState } from '../run-job.ts';
import type { Workbench } from '../workbench.ts';
import { LabDatabase } from './lab-database.ts';

/** The job's database, when the lab has one. */
export async function startDatabase({ job, meter }: RunState, workbench: Workbench): Promise<LabDatabase | undefined> {
  if (job.database === undefined) return undefined;
  const sqlite = await workbench.takeSqlite();
  try {
    return new LabDatabase(sqlite, job.database, meter);
  } catch (error) {
    throw new LabFault(`database.sql of this lab does not run: ${(error as Error).message}`);
  }
}
