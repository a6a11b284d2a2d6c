import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { sampleJob } from './fixtures/sample-job.ts';
import type { RunReport } from '#core/grading/jobs.ts';
import { Watchdog } from './watchdog.ts';

const check = { id: 'a', proof: 'works', title: 'A' } as const;
const turn = (running: boolean, spentMs: number, clockMs = 0) => ({ kind: 'turn', running, spentMs, clockMs }) as const;

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

function watch(readClock?: () => Promise<number>): { watchdog: Watchdog; reports: RunReport[] } {
  const reports: RunReport[] = [];
  return { reports, watchdog: new Watchdog(sampleJob('javascript'), (report) => reports.push(report), readClock) };
}

describe('Watchdog', () => {
  it('ends a turn that takes longer than what is left, and tells how far the run came', async () => {
    const { watchdog, reports } = watch();
    watchdog.note({ kind: 'declared', checks: [check, { ...check, id: 'b' }] });
    watchdog.note({ kind: 'begun', id: 'b' });
    watchdog.note({ kind: 'printed', text: 'hello' });
    watchdog.note(turn(true, 1_500));
    await vi.advanceTimersByTimeAsync(700);
    expect(reports).toEqual([]);
    await vi.advanceTimersByTimeAsync(200);
    expect(reports).toMatchObject([{ status: 'limit', limit: 'time', output: 'hello' }]);
    expect(reports[0]?.checks.map(({ id, status }) => [id, status])).toEqual([
      ['a', 'skipped'],
      ['b', 'error'],
    ]);
  });

  it('lets a turn pass that ends in time', async () => {
    const { watchdog, reports } = watch();
    watchdog.note(turn(true, 0));
    watchdog.note(turn(false, 100));
    await vi.advanceTimersByTimeAsync(10_000);
    expect(reports).toEqual([]);
    watchdog.stop();
    await vi.advanceTimersByTimeAsync(100_000);
    expect(reports).toEqual([]);
  });

  it('gives a thread that got no processor more time, up to a bound', async () => {
    let used = 0;
    const { watchdog, reports } = watch(async () => used);
    watchdog.note(turn(true, 0, 0));
    used = 500;
    await vi.advanceTimersByTimeAsync(2_400);
    expect(reports).toEqual([]);
    await vi.advanceTimersByTimeAsync(10_000);
    expect(reports).toHaveLength(1);
  });

  it('does not wait for a thread that does not even tell its time', async () => {
    const { watchdog, reports } = watch(() => new Promise(() => {}));
    watchdog.note(turn(true, 0));
    await vi.advanceTimersByTimeAsync(3_000);
    expect(reports).toHaveLength(1);
  });
});
