import type { KindGrader } from './kind.ts';

/** The grader of each kind of lab, loaded where it is needed: a page has one lab. */
export const GRADERS = {
  'cloud-identity': async () => (await import('./cloud-identity/grade.ts')).identityGrader,
  dast: async () => (await import('./dast/grade.ts')).dastGrader,
  decide: async () => (await import('./decide/grade.ts')).decideGrader,
  dependencies: async () => (await import('./dependencies/grade.ts')).dependenciesGrader,
  fix: async () => (await import('./fix/grade.ts')).fixGrader,
  pipeline: async () => (await import('./pipeline/grade.ts')).pipelineGrader,
  rule: async () => (await import('./rule/grade.ts')).ruleGrader,
  review: async () => (await import('./review/grade.ts')).reviewGrader,
  secrets: async () => (await import('./secrets/grade.ts')).secretsGrader,
  'threat-model': async () => (await import('./threat-model/grade.ts')).threatModelGrader,
  triage: async () => (await import('./triage/grade.ts')).triageGrader,
} as const satisfies Readonly<Record<string, () => Promise<KindGrader>>>;

export type LabKind = keyof typeof GRADERS;
