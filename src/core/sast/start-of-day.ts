const DAY_SECONDS = 86_400;

/** The start of the day (UTC) in seconds since 1970, as `today()` of a rule has it; `nowMs` is a host's clock. */
export function startOfDay(nowMs: number): number {
  return Math.floor(nowMs / 1000 / DAY_SECONDS) * DAY_SECONDS;
}
