import type { SITE_ROLES } from '#db/schema/accounts.ts';

export type SiteRole = (typeof SITE_ROLES)[number];

/** Who is signed in, in this session. `null` in its place is a visitor. */
export interface Member {
  readonly id: string;
  readonly name: string;
  /** Missing for guests of a workshop. */
  readonly email: string | null;
  readonly role: SiteRole;
  readonly session: {
    /** Its name in the table: a hash, of no use as a cookie. */
    readonly id: string;
    /** When the member last proved who they are, and how. */
    readonly authenticatedAt: Date;
    readonly factors: readonly string[];
  };
}
