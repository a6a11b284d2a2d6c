import { describe, expect, it } from 'vitest';
import {
  EVIDENCE_PAGE_CHARACTERS_MAX,
  STEP_CHARACTERS_MAX,
  TRANSCRIPT_CHARACTERS_MAX,
  TRANSCRIPT_STEPS_MAX,
} from './limits.ts';
import { cutAround, Transcript } from './transcript.ts';

describe('Transcript', () => {
  it('words requests and responses as a person reads them', () => {
    const transcript = new Transcript();
    transcript.request({ method: 'POST', url: '/a', headers: { host: 'app.test', cookie: 'a=b' }, body: 'x=1' });
    transcript.response({ status: 201, headers: { etag: 'x', location: '/b' }, cookies: [], body: '' });
    expect(transcript.evidence().transcript).toEqual([
      { kind: 'request', text: 'POST /a\ncookie: a=b\n\nx=1' },
      { kind: 'response', text: '201\nlocation: /b' },
    ]);
  });

  it('marks leaks that were named before or after, but not in what the attacker sent', () => {
    const transcript = new Transcript();
    transcript.add('request', 'give me s3cret');
    transcript.add('response', 'here: s3cret');
    transcript.leak('s3cret');
    transcript.leak('');
    expect(transcript.evidence().transcript).toEqual([
      { kind: 'request', text: 'give me s3cret' },
      { kind: 'response', text: 'here: s3cret', leaked: ['s3cret'] },
    ]);
  });

  it('bounds the number and the length of steps', () => {
    const transcript = new Transcript();
    for (let step = 0; step < TRANSCRIPT_STEPS_MAX * 2; step++)
      transcript.add('note', 'x'.repeat(STEP_CHARACTERS_MAX * 3));
    const steps = transcript.evidence().transcript;
    expect(steps.length).toBeLessThanOrEqual(TRANSCRIPT_STEPS_MAX + 1);
    const total = steps.reduce((sum, { text }) => sum + text.length, 0);
    expect(total).toBeLessThanOrEqual(TRANSCRIPT_CHARACTERS_MAX + STEP_CHARACTERS_MAX);
  });

  it('cuts the page and repairs half characters', () => {
    const transcript = new Transcript();
    transcript.page(`\ud800${'x'.repeat(EVIDENCE_PAGE_CHARACTERS_MAX)}`);
    const { page = '' } = transcript.evidence();
    expect(page.length).toBe(EVIDENCE_PAGE_CHARACTERS_MAX);
    expect(page.isWellFormed()).toBe(true);
  });
});

describe('cutAround', () => {
  it('keeps a text that is short enough', () => {
    expect(cutAround('short', [], 5)).toBe('short');
  });

  it('keeps the place of a leak that stands beyond the cut', () => {
    const text = `${'a'.repeat(5_000)}SECRET${'b'.repeat(5_000)}`;
    const cut = cutAround(text, ['SECRET'], 1_000);
    expect(cut).toContain('SECRET');
    expect(cut.length).toBeLessThan(1_010);
  });
});
