import type { Database } from '#db/client.ts';

/** What accounts need of the application; the edge's `App` fits. */
export interface AccountsContext {
  readonly db: Database;
  readonly config: { readonly signUp: 'open' | 'invited' | 'closed'; readonly origin: URL };
  /** Security events, structured. Never a password, token or cookie. */
  readonly log: SecurityLog;
  /** `null` where no mail server is set: administrators make reset links instead. */
  readonly mail: { send(message: { to: string; subject: string; text: string }): Promise<void> } | null;
  now(): Date;
}

export interface SecurityLog {
  info(fields: object, message: string): void;
  warn(fields: object, message: string): void;
  error(fields: object, message: string): void;
}

/** Where a request comes from. */
export interface Visit {
  readonly requestId: string;
  readonly address: string;
  readonly userAgent: string | null;
}

/** Whom a line of the log is about. */
export function logFields(visit: Visit, memberId?: string): object {
  return { requestId: visit.requestId, address: visit.address, ...(memberId ? { memberId } : {}) };
}
