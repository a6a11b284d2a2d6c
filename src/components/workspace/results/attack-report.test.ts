import { describe, expect, it } from 'vitest';
import { readAttackCall } from './attack-report.ts';

describe('reports from the attack frame', () => {
  it('are read when they have exactly the shape', () => {
    expect(readAttackCall({ gatehouse: 'attack-call', name: 'alert', args: ['hello'] })).toEqual({
      name: 'alert',
      args: ['hello'],
    });
  });

  it('are dropped when a page made them up', () => {
    for (const data of [
      null,
      'alert',
      3,
      {},
      { gatehouse: 'attack-call' },
      { gatehouse: 'attack-call', name: 'eval', args: [] },
    ]) {
      expect(readAttackCall(data)).toBeNull();
    }
    expect(readAttackCall({ gatehouse: 'attack-call', name: 'alert', args: 'x' })).toBeNull();
  });

  it('are cut to a bound', () => {
    const call = readAttackCall({ gatehouse: 'attack-call', name: 'fetch', args: ['x'.repeat(5000), 1, 2, 3, 4, 5] });
    expect(call?.args).toHaveLength(4);
    expect(call?.args[0]).toHaveLength(300);
  });
});
