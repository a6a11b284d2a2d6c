/** Idle may never come on a busy machine; by then the page has painted long ago. */
const IDLE_WAIT_MS_MAX = 4000;
/** Safari has no idle callback; this lets the first paint pass. */
const PAUSE_MS = 600;

/** Runs `work` once the page has nothing more pressing to do. */
export function whenIdle(work: () => void): void {
  if (typeof requestIdleCallback === 'function') requestIdleCallback(work, { timeout: IDLE_WAIT_MS_MAX });
  else setTimeout(work, PAUSE_MS);
}

/** People on a metered line ask browsers not to fetch ahead; Chromium tells. */
export function isSavingData(): boolean {
  return (navigator as { connection?: { saveData?: boolean } }).connection?.saveData === true;
}
