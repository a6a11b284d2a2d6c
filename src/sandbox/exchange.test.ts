import { describe, expect, it } from 'vitest';
import { readRequest, readResponse } from './exchange.ts';

describe('readResponse', () => {
  it('keeps texts and leaves out everything else', () => {
    const json =
      '{"status":200,"headers":{"A":"b","__proto__":"c","n":1},"cookies":["x=y",2],"body":"hi","checks":["passed"]}';
    const answer = readResponse(json, 10);
    if (!answer.ok) throw new Error(answer.message);
    expect(Object.entries(answer.value.headers)).toEqual([
      ['a', 'b'],
      ['__proto__', 'c'],
    ]);
    expect(Object.keys(answer.value)).toEqual(['status', 'headers', 'cookies', 'body']);
    expect(answer.value.cookies).toEqual(['x=y']);
    expect(({} as Record<string, unknown>)['c']).toBeUndefined();
  });

  it('refuses what is no response, in words for the learner', () => {
    for (const json of [
      '',
      'null',
      '[]',
      '{"status":"200"}',
      '{"status":99}',
      '{"status":1e9}',
      '"x"',
      '{"status":200.5}',
    ]) {
      expect(readResponse(json, 10), json).toMatchObject({ ok: false });
    }
  });

  it('takes a body at its bound and refuses one that is longer', () => {
    expect(readResponse('{"status":200,"body":"0123456789"}', 10).ok).toBe(true);
    expect(readResponse('{"status":200,"body":"0123456789a"}', 10).ok).toBe(false);
  });
});

describe('readRequest', () => {
  it('brings odd requests into shape', () => {
    expect(readRequest({ method: 'get\r\n', url: 'boats', headers: { A: 'b', c: 1 } })).toMatchObject({
      method: 'GET',
      url: '/boats',
    });
  });
});
