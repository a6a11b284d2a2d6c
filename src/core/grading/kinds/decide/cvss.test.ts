import { expect, test } from 'vitest';
import { baseScore } from './cvss.ts';
import { severityOf } from './severity.ts';

// Scores as the calculators of FIRST give them.
test.each([
  ['CVSS:3.1/AV:N/AC:L/PR:N/UI:N/S:U/C:H/I:H/A:H', 9.8, 'critical'],
  ['CVSS:3.1/AV:N/AC:L/PR:N/UI:N/S:U/C:H/I:N/A:N', 7.5, 'high'],
  ['CVSS:3.1/AV:N/AC:L/PR:N/UI:R/S:C/C:L/I:L/A:N', 6.1, 'medium'],
  ['CVSS:3.1/AV:N/AC:H/PR:L/UI:N/S:U/C:L/I:N/A:N', 3.1, 'low'],
  ['CVSS:4.0/AV:N/AC:L/AT:N/PR:N/UI:N/VC:H/VI:H/VA:H/SC:N/SI:N/SA:N', 9.3, 'critical'],
])('%s scores %d, which is %s', (vector, score, severity) => {
  expect(baseScore(vector)).toBe(score);
  expect(severityOf(score)).toBe(severity);
});

test.each(['', 'AV:N', 'CVSS:3.1/AV:X/AC:L', 'CVSS:2.0/AV:N/AC:L/Au:N/C:P/I:P/A:P', 'CVSS:4.0/AV:N'])(
  'no vector: %j',
  (vector) => {
    expect(baseScore(vector)).toBeNull();
  },
);
