/** Shorter scans are over before a line could be read. */
const QUIET_MS = 1_000;

/** Often enough to move, seldom enough to cost nothing. */
const STEP_MS = 100;

/** One line on a terminal that says how far the scan is; nothing anywhere else. */
export function progressLine(total: number, stream: NodeJS.WriteStream): { advance(count: number): void; end(): void } {
  if (!stream.isTTY) return { advance: () => undefined, end: () => undefined };
  const started = performance.now();
  let [done, shown] = [0, 0];
  return {
    advance: (count) => {
      done += count;
      const now = performance.now();
      if (now - started < QUIET_MS || now - shown < STEP_MS) return;
      shown = now;
      stream.write(`\r\u001B[Kscanning: ${done} of ${total} files`);
    },
    end: () => {
      if (shown > 0) stream.write('\r\u001B[K');
    },
  };
}
