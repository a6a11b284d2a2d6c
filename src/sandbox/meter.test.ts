import { describe, expect, it } from 'vitest';
import { OUTPUT_BYTES_MIN, RUN_TIME_MS_MIN } from './limits.ts';
import { LimitExceeded, Meter } from './meter.ts';

const limits = { timeMs: 1_000, memoryBytes: 64 * 1024 * 1024, outputBytes: OUTPUT_BYTES_MIN };

function meterAt() {
  let now = 0;
  const turns: (readonly [boolean, number])[] = [];
  const meter = new Meter(limits, { onTurn: (running, spentMs) => turns.push([running, spentMs]) }, () => now);
  return { meter, turns, pass: (milliseconds: number) => (now += milliseconds) };
}

describe('Meter', () => {
  it('counts only the time of the learner’s turns', () => {
    const { meter, turns, pass } = meterAt();
    meter.measure(() => pass(300));
    pass(10_000);
    meter.measure(() => meter.measure(() => pass(200)));
    expect(meter.spentMs).toBe(500);
    expect(meter.shouldStop()).toBe(false);
    expect(turns).toEqual([
      [true, 0],
      [false, 300],
      [true, 300],
      [false, 500],
    ]);
  });

  it('stops past the limit of time, not at it, and stays stopped', () => {
    const { meter, pass } = meterAt();
    meter.resume();
    pass(1_000);
    expect(meter.shouldStop()).toBe(false);
    pass(1);
    expect(meter.shouldStop()).toBe(true);
    meter.pause();
    expect(() => meter.assertWithin()).toThrow(LimitExceeded);
    expect(meter.exceeded).toBe('time');
  });

  it('tells the first bound that was met', () => {
    const { meter } = meterAt();
    meter.exceed('memory');
    meter.exceed('time');
    expect(meter.exceeded).toBe('memory');
  });

  it('keeps output up to its bound and no further', () => {
    const { meter } = meterAt();
    meter.print('x'.repeat(OUTPUT_BYTES_MIN));
    expect(meter.shouldStop()).toBe(false);
    meter.print('y');
    expect(meter.exceeded).toBe('output');
    expect(meter.output).toBe('x'.repeat(OUTPUT_BYTES_MIN));
  });

  it('brings limits within the named bounds', () => {
    const meter = new Meter({ timeMs: 0, memoryBytes: Infinity, outputBytes: Number.NaN });
    expect(meter.limits.timeMs).toBe(RUN_TIME_MS_MIN);
    expect(Number.isFinite(meter.limits.memoryBytes)).toBe(true);
    expect(Number.isFinite(meter.limits.outputBytes)).toBe(true);
  });
});
