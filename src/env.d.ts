/// <reference types="astro/client" />
declare namespace App {
  interface Locals {
    app: import('./server/app.ts').App;
    /** Stands in the log line of this request and on error pages. */
    requestId: string;
    /** The client's address, after the proxies that TRUSTED_PROXIES names. */
    address: string;
    /** The prerendered page for 503. */
    busyPage: string;
    /** Set by the middleware; `null` for visitors. */
    member: import('#features/accounts/member.ts').Member | null;
  }
}
