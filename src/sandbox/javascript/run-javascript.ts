import type { Answer } from '../exchange.ts';
import { BrokenApplication, Exam } from '../examiner/exam.ts';
import { Examiner } from '../examiner/examiner.ts';
import type { Task } from '../examiner/task.ts';
import type { RunState } from '../run-job.ts';
import { LabDatabase } from '../sql/lab-database.ts';
import type { Workbench } from '../workbench.ts';
import { compile } from './compile.ts';
import { JavaScriptSubject } from './subject.ts';

/** Examines an Express application: a fresh instance and a fresh database for each check. */
export async function runJavaScript(state: RunState, workbench: Workbench): Promise<void> {
  const { job, meter } = state;
  const examiner = await Examiner.start(workbench, job.checks);
  const exam = new Exam(examiner, job.seed, state.onProgress);
  state.exam = exam;
  const compilation = meter.measure(() => compile(job.files));
  if (!compilation.ok) throw new BrokenApplication(compilation.message);
  const script = job.database;
  const sqlite = script === undefined ? undefined : await workbench.takeSqlite();
  const database = sqlite && new LabDatabase(sqlite, script ?? '', meter);
  const onSql = (text: string): void => exam.recordSql(text);
  const parts = { workbench, meter, compilation, entry: job.entry, database, onSql };
  const subject = new JavaScriptSubject(parts);

  const answer = async (task: Task): Promise<Answer<unknown>> => {
    switch (task.kind) {
      case 'fresh':
        database?.reset();
        return subject.start();
      case 'request':
        return subject.request(task.request);
      case 'sql': {
        const result = database?.answer(task.call) ?? { ok: false, message: 'This lab has no database.' };
        return result.ok ? { ok: true, value: result } : result;
      }
      case 'file':
        return { ok: false, message: 'An application in JavaScript has no files.' };
      case 'open': {
        const { openPage } = await import('../page/open-page.ts');
        return openPage(task, workbench, (text) => exam.recordScript(text));
      }
    }
  };

  try {
    for (let task = exam.next(); task; task = exam.next(await answer(task)));
  } finally {
    subject.stop();
    examiner.stop();
    database?.close();
    if (sqlite) workbench.giveBackSqlite(sqlite);
  }
}
