import { describe, expect, it } from 'vitest';
import { isSameOrigin } from './origin-check.ts';

const OURS = 'https://learn.example.org';

describe('isSameOrigin', () => {
  it('lets safe methods through from anywhere', () => {
    expect(isSameOrigin('GET', { origin: 'https://evil.example' }, OURS)).toBe(true);
  });

  it.each([
    ['our own page', { origin: OURS, 'sec-fetch-site': 'same-origin' }],
    ['our own page in a browser without fetch metadata', { origin: OURS, cookie: 'a=b' }],
    ['a program that is no browser and has no cookie', {}],
  ])('accepts a POST from %s', (_, headers) => {
    expect(isSameOrigin('POST', headers, OURS)).toBe(true);
  });

  it.each([
    ['another site', { origin: 'https://evil.example', 'sec-fetch-site': 'cross-site' }],
    ['a sibling domain', { origin: 'https://blog.example.org', 'sec-fetch-site': 'same-site' }],
    ['the same host over plain HTTP', { origin: 'http://learn.example.org' }],
    ['an opaque origin', { origin: 'null' }],
    ['a sender with our cookie and no origin', { cookie: '__Host-gatehouse=x' }],
    ['another site that hides its origin', { 'sec-fetch-site': 'cross-site' }],
    ['a prefix of our origin', { origin: 'https://learn.example.org.evil.example' }],
  ])('refuses a POST from %s', (_, headers) => {
    for (const method of ['POST', 'PUT', 'PATCH', 'DELETE']) {
      expect(isSameOrigin(method, headers, OURS)).toBe(false);
    }
  });
});
