import { createFirstAdminLink, FIRST_ADMIN_LINK_HOURS_MAX } from '#features/accounts/first-admin.ts';
import { INVITATION_DAYS_MAX, makeInvitationAtHand, OPEN_INVITATIONS_MAX } from '#features/accounts/make-invitation.ts';
import { makeResetLinkFor, RESET_LINK_MINUTES_MAX } from '#features/accounts/make-reset-link.ts';
import { openDatabase } from '#db/client.ts';
import { migrateDatabase } from '#db/migrate.ts';
import { readConfig, type Config } from '../server/config.ts';

const USAGE = `gatehouse admin link               a link for the first administrator, as long as there is none
gatehouse admin reset-link EMAIL   a link with which a member chooses a new password
gatehouse admin invite [EMAIL]     an invitation, for that address only where one is given`;

const INVITATION_REFUSALS = {
  'not-administrator': 'The command line needs no role.',
  'invalid-email': 'This is no e-mail address.',
  'too-many': `${OPEN_INVITATIONS_MAX} invitations are open. Revoke some first.`,
};

/** `gatehouse admin …`, for whoever holds the database: 0 with a link, 1 when refused, 2 when misunderstood. */
export async function adminCommand(args: readonly string[]): Promise<number> {
  const [verb, email = ''] = args;
  const isKnown = verb === 'link' || verb === 'invite' || (verb === 'reset-link' && email !== '');
  if (!isKnown || args.length > 2) {
    console.error(USAGE);
    return 2;
  }
  const config = readConfig(process.env);
  const address = { url: config.databaseUrl, authToken: config.databaseAuthToken };
  await migrateDatabase(address);
  const db = await openDatabase(address);
  try {
    return await run({ db, config, now: () => new Date() }, verb, email);
  } finally {
    await db.close();
  }
}

type AtHand = Parameters<typeof createFirstAdminLink>[0] & { readonly config: Config };

async function run(app: AtHand, verb: 'link' | 'invite' | 'reset-link', email: string): Promise<number> {
  if (verb === 'link') {
    const link = await createFirstAdminLink(app);
    if (!link) return refused('There is an administrator already. They can make others; or use "admin reset-link".');
    return show(link, `Whoever opens it first becomes administrator. Good for ${FIRST_ADMIN_LINK_HOURS_MAX} hours.`);
  }
  if (verb === 'reset-link') {
    const result = await makeResetLinkFor(app, email);
    if (!result.ok) return refused('No member has this address.');
    return show(result.link, `Works once, for ${RESET_LINK_MINUTES_MAX} minutes.`);
  }
  const result = await makeInvitationAtHand(app, email);
  if (!result.ok) return refused(INVITATION_REFUSALS[result.reason]);
  const closed = app.config.signUp === 'closed' ? ' SIGN_UP=closed: it will not work until that is changed.' : '';
  return show(result.link, `Good for one person, for ${INVITATION_DAYS_MAX} days.${closed}`);
}

function show(link: string, words: string): number {
  console.log(`${link}\n\n${words}`);
  return 0;
}

function refused(message: string): number {
  console.error(message);
  return 1;
}
