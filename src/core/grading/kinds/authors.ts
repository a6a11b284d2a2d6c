import { identityAuthor } from './cloud-identity/author.ts';
import { dastAuthor } from './dast/author.ts';
import { decideAuthor } from './decide/author.ts';
import { dependenciesAuthor } from './dependencies/author.ts';
import { fixAuthor } from './fix/author.ts';
import type { LabKind } from './graders.ts';
import type { KindAuthor } from './kind.ts';
import { pipelineAuthor } from './pipeline/author.ts';
import { ruleAuthor } from './rule/author.ts';
import { reviewAuthor } from './review/author.ts';
import { secretsAuthor } from './secrets/author.ts';
import { threatModelAuthor } from './threat-model/author.ts';
import { triageAuthor } from './triage/author.ts';

/** How the labs of each kind are written down; for the server, which alone reads what is secret. */
export const AUTHORS: Readonly<Record<LabKind, KindAuthor>> = {
  'cloud-identity': identityAuthor,
  dast: dastAuthor,
  decide: decideAuthor,
  dependencies: dependenciesAuthor,
  fix: fixAuthor,
  pipeline: pipelineAuthor,
  rule: ruleAuthor,
  review: reviewAuthor,
  secrets: secretsAuthor,
  'threat-model': threatModelAuthor,
  triage: triageAuthor,
};
