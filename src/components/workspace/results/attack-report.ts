/** What a script on the page tried, as the frame tells it. From untrusted code: shape and size are checked. */
export interface AttackCall {
  readonly name: string;
  readonly args: readonly string[];
}

const NAMES = new Set(['alert', 'confirm', 'prompt', 'print', 'fetch', 'XMLHttpRequest', 'sendBeacon', 'open']);
const ARGS_MAX = 4;
const ARG_LENGTH_MAX = 300;
/** A loop of alerts shall not fill the page. */
export const CALLS_MAX = 20;

/** `null` for everything that is not exactly a report. */
export function readAttackCall(data: unknown): AttackCall | null {
  if (typeof data !== 'object' || data === null) return null;
  const { gatehouse, name, args } = data as Record<string, unknown>;
  if (gatehouse !== 'attack-call' || typeof name !== 'string' || !NAMES.has(name) || !Array.isArray(args)) return null;
  return { name, args: args.slice(0, ARGS_MAX).map((arg) => String(arg).slice(0, ARG_LENGTH_MAX)) };
}
