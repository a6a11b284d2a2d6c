import type { Server } from 'node:http';
import type { Log } from './log.ts';

/**
 * Each costs a descriptor and some 20 kB. A workshop of 200 with six connections each fits, and so does the pool of a proxy
 * in front; what comes beyond it is closed unanswered, so that those who are connected go on being served.
 */
export const CONNECTIONS_MAX = 2_000;

/** Who takes nothing of an answer for so long has gone, or holds the place on purpose. A verdict is waited for 10 s. */
export const IDLE_MS_MAX = 60_000;

/** One line tells the operator; one for each closed connection would be a second attack. */
const LOG_EVERY_MS = 10_000;

export interface ConnectionBounds {
  readonly connectionsMax?: number;
  readonly idleMsMax?: number;
}

/** Nobody holds all connections, and nobody holds one without using it. */
export function boundConnections(server: Server, log: Pick<Log, 'warn'>, bounds: ConnectionBounds = {}): void {
  server.maxConnections = bounds.connectionsMax ?? CONNECTIONS_MAX;
  server.setTimeout(bounds.idleMsMax ?? IDLE_MS_MAX);
  let dropped = 0;
  let loggedAt = -Infinity;
  server.on('drop', () => {
    dropped += 1;
    if (performance.now() - loggedAt < LOG_EVERY_MS) return;
    log.warn({ dropped, connections: server.maxConnections }, 'too many connections');
    loggedAt = performance.now();
    dropped = 0;
  });
}
