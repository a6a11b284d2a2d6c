import { describe, expect, it } from 'vitest';
import { defaultLimits, labLimits, limitMessage, RUN_TIME_MS_MAX } from './limits.ts';

describe('labLimits', () => {
  it('fills what a lab does not say', () => {
    expect(labLimits('javascript', {})).toEqual({ ok: true, limits: defaultLimits('javascript') });
  });

  it('takes a wish at the bound and refuses one past it', () => {
    const granted = labLimits('python', { timeMs: RUN_TIME_MS_MAX });
    expect(granted.ok && granted.limits.timeMs).toBe(RUN_TIME_MS_MAX);
    const refused = labLimits('python', { timeMs: RUN_TIME_MS_MAX + 1 });
    expect(refused).toMatchObject({ ok: false, problem: expect.stringContaining('timeMs must be between') });
    expect(labLimits('python', { memoryBytes: Number.NaN }).ok).toBe(false);
  });
});

describe('limitMessage', () => {
  it('says what happened and what to look for', () => {
    expect(limitMessage('time', defaultLimits('javascript'))).toMatch(/^Stopped after 2 s: is there an endless loop/);
    expect(limitMessage('memory', defaultLimits('javascript'))).toMatch(/^Stopped at 64 MB of memory: /);
  });
});
