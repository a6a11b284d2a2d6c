import type { WebResponse } from '../send.ts';

/** What is found by sending something; the words are those of the settings. */
export const ACTIVE_CHECKS = ['reflected', 'sql-error', 'sql-blind', 'redirect'] as const;
export type ActiveCheck = (typeof ACTIVE_CHECKS)[number];

/** Nobody's host: where a redirect leads that leads anywhere. */
const FOREIGN_HOST = 'elsewhere.example';
const MARK = '<gh7q>"\'';
const SQL_ERROR =
  /SQL syntax|SQLITE_ERROR|near "[^"]*": syntax error|unrecognized token|ORA-\d{5}|unterminated quoted string/i;

export interface Probe {
  readonly check: ActiveCheck;
  /** What is sent in place of the value, in the order in which the answers are judged. */
  values(value: string): readonly string[];
  isHit(usual: WebResponse, answers: readonly WebResponse[]): boolean;
}

const isHtml = ({ headers }: WebResponse): boolean => (headers['content-type'] ?? '').includes('html');

export const PROBES: readonly Probe[] = [
  {
    check: 'reflected',
    values: (value) => [value + MARK],
    // Does not ask where it stands: text in a comment or a textarea is reported as well, and is for a person to judge.
    isHit: (_usual, [answer]) => answer !== undefined && isHtml(answer) && answer.body.includes('<gh7q>'),
  },
  {
    check: 'sql-error',
    values: (value) => [`${value}'`],
    isHit: (usual, [answer]) => answer !== undefined && SQL_ERROR.test(answer.body) && !SQL_ERROR.test(usual.body),
  },
  {
    check: 'sql-blind',
    values: (value) => [`${value}' AND '1'='1`, `${value}' AND '1'='2`],
    isHit: (usual, [yes, no]) =>
      yes !== undefined &&
      no !== undefined &&
      yes.status === usual.status &&
      yes.body === usual.body &&
      no.body !== usual.body,
  },
  {
    check: 'redirect',
    values: () => [`https://${FOREIGN_HOST}/`],
    isHit: (_usual, [answer]) =>
      answer !== undefined && answer.status >= 300 && answer.status < 400 && leavesTo(answer.headers['location'] ?? ''),
  },
];

function leavesTo(location: string): boolean {
  try {
    return new URL(location, 'https://app.example').host === FOREIGN_HOST;
  } catch {
    return false;
  }
}

/** What an answer says of itself, without anything sent. */
export const PASSIVE_CHECKS = ['headers', 'cookies'] as const;
export type PassiveCheck = (typeof PASSIVE_CHECKS)[number];

export function passiveHits(response: WebResponse): readonly (readonly [PassiveCheck, string])[] {
  const { headers, cookies } = response;
  const missing = isHtml(response)
    ? ['content-security-policy', 'x-content-type-options'].filter((name) => headers[name] === undefined)
    : [];
  const loose = cookies.flatMap((line) => {
    const [pair = '', ...attributes] = line.split(';').map((part) => part.trim());
    const has = (name: string): boolean => attributes.some((one) => one.toLowerCase().split('=', 1)[0] === name);
    return ['httponly', 'secure', 'samesite']
      .filter((name) => !has(name))
      .map((name) => `${pair.split('=', 1)[0] ?? ''} ${name}`);
  });
  return [...missing.map((name) => ['headers', name] as const), ...loose.map((what) => ['cookies', what] as const)];
}
