import type { Transaction } from '#db/client.ts';
import { audit } from '#db/schema/audit.ts';

export type AuditAction =
  | 'member-joined'
  | 'member-deleted'
  | 'member-disabled'
  | 'member-enabled'
  | 'role-changed'
  | 'sessions-ended'
  | 'password-changed'
  | 'password-reset'
  | 'name-changed'
  | 'email-changed'
  | 'recovery-link-made'
  | 'invitation-made'
  | 'invitation-revoked'
  | 'first-administrator-link-made';

interface AuditEntry {
  readonly at: Date;
  /** `null` for the command line and the installation itself. */
  readonly actorId: string | null;
  readonly action: AuditAction;
  readonly subjectId: string;
  readonly detail?: Readonly<Record<string, string | number | boolean>>;
}

/** In the same transaction as the act: neither stands without the other. */
export async function recordAudit(tx: Transaction, { detail = {}, ...entry }: AuditEntry): Promise<void> {
  await tx.insert(audit).values({ ...entry, detail });
}
