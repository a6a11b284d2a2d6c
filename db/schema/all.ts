// Drizzle wants every table in one object to type queries; each feature keeps its own file.
import * as accounts from './accounts.ts';
import * as audit from './audit.ts';
import * as labs from './labs.ts';
import * as progress from './progress.ts';

export const schema = {
  members: accounts.members,
  credentials: accounts.credentials,
  sessions: accounts.sessions,
  links: accounts.links,
  throttles: accounts.throttles,
  audit: audit.audit,
  drafts: labs.drafts,
  attempts: labs.attempts,
  progressEvents: progress.progressEvents,
};

export type Schema = typeof schema;
