import { answerEdits, type OtherAttempt } from './attempt.ts';

const edited = answerEdits('before-it-goes-public');

export const right: readonly OtherAttempt[] = [
  {
    name: 'publishes the history, and says that everything in it is dead',
    edits: edited(['"purge"', '"accept"'], ['"nobody-yet"', '"dead-anyway"'], [',"fresh"', '']),
  },
  { name: 'asks at the server alone', edits: edited(['"isHook":true', '"isHook":false']) },
  {
    name: 'begins with the registry',
    edits: edited([
      '"cloud-create","cloud-deploy","cloud-revoke","registry-create","registry-deploy","registry-revoke"',
      '"registry-create","registry-deploy","registry-revoke","cloud-create","cloud-deploy","cloud-revoke"',
    ]),
  },
];

export const wrong: readonly OtherAttempt[] = [
  { name: 'leaves the test account', fails: ['replay-fails'], edits: edited([',"sms-revoke"', '']) },
  {
    name: 'revokes the token of the build first',
    fails: ['no-outage'],
    edits: edited(['"registry-create","registry-deploy","registry-revoke"', '"registry-revoke"']),
  },
  {
    name: 'overlooks the branch',
    fails: ['all-found'],
    edits: edited([',{"record":"5fd2e98","path":"npmrc.local","side":"new","line":2,"credential":"registry"}', '']),
  },
  {
    name: 'withdraws the signing key as well, which had not leaked',
    fails: ['no-outage'],
    edits: edited(['"sms-revoke"', '"sms-revoke","signing-revoke"']),
  },
  { name: 'believes that nobody has a copy', fails: ['history-holds'], edits: edited(['"nobody-yet"', '"instead"']) },
  {
    name: 'excepts the documentation',
    fails: ['rules-hold'],
    edits: edited(['allow-line hcat_EXAMPLE', 'allow-line hcat_EXAMPLE\\nallow-path ^docs/']),
  },
  {
    name: 'says that the history stays, and publishes a fresh one',
    fails: ['history-decided'],
    edits: edited(['"purge"', '"accept"'], ['"nobody-yet"', '"dead-anyway"']),
  },
  {
    name: 'says that the history goes, and does nothing about it',
    fails: ['history-decided'],
    edits: edited([',"fresh"', '']),
  },
];
