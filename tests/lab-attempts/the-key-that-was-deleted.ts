import { answerEdits, type OtherAttempt } from './attempt.ts';

const edited = answerEdits('the-key-that-was-deleted');
const TIDEPAY = '"tidepay-create","tidepay-deploy","tidepay-revoke"';

export const right: readonly OtherAttempt[] = [
  {
    name: 'marks the line that was taken away instead of the one that was added',
    edits: edited([
      '"record":"d90be47","path":"scripts/report.sh","side":"new"',
      '"record":"e2ab663","path":"scripts/report.sh","side":"old"',
    ]),
  },
  {
    name: 'closes the mail account before all else',
    edits: edited([TIDEPAY, `"mail-revoke",${TIDEPAY}`], [',"mail-revoke","tell"', ',"tell"']),
  },
  { name: 'writes a rule with a word boundary', edits: edited(['block tp_sec_', 'block \\\\btp_sec_']) },
];

export const wrong: readonly OtherAttempt[] = [
  {
    name: 'reads the logs first',
    fails: ['replay-fails'],
    edits: edited([TIDEPAY, `"read-logs",${TIDEPAY}`], [',"tell","read-logs"', ',"tell"']),
  },
  {
    name: 'deploys before there is a key',
    fails: ['steps-work', 'no-outage'],
    edits: edited([TIDEPAY, '"tidepay-deploy","tidepay-create","tidepay-revoke"']),
  },
  { name: 'forgets to give the report its password', fails: ['no-outage'], edits: edited([',"database-deploy"', '']) },
  {
    name: 'takes the token for the database',
    fails: ['all-found'],
    edits: edited(['"credential":"cloud"', '"credential":"database"']),
  },
  {
    name: 'rewrites, because it would then be gone',
    fails: ['history-holds'],
    edits: edited(['"accept"', '"purge"'], ['"dead-anyway"', '"gone"']),
  },
  {
    name: 'knows one provider only',
    fails: ['pushes-stopped', 'rules-hold'],
    edits: edited(['block hcat_[A-Za-z0-9]{16}', '#']),
  },
  {
    name: 'forbids every address',
    fails: ['pushes-pass', 'rules-hold'],
    edits: edited(['block ://[^:/@$ ]+:[^/@$ ]+@', 'block ://.+@']),
  },
  {
    name: 'asks nowhere',
    fails: ['rules-read', 'pushes-stopped', 'rules-hold'],
    edits: edited(['"isHook":true', '"isHook":false'], ['"isPushRule":true', '"isPushRule":false']),
  },
  {
    name: 'does everything that can be done, from the top of the list',
    fails: ['replay-fails'],
    edits: edited([TIDEPAY, `"rewrite","delete-log","webhook-create","webhook-deploy","webhook-revoke",${TIDEPAY}`]),
  },
];
