import type { ScanCheck } from '#core/grading/kinds/dast/scan/scan.ts';

/** What each kind of weakness is called. */
export const CHECK_WORDS: Readonly<Record<ScanCheck, string>> = {
  reflected: 'Reflected script',
  'sql-error': 'SQL error in the answer',
  'sql-blind': 'SQL, blind: yes and no differ',
  redirect: 'Open redirect',
  headers: 'Missing security headers',
  cookies: 'Cookie without its attributes',
  'other-user': "Another user's data",
};
