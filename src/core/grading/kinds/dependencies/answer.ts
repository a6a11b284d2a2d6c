import * as z from 'zod/mini';

/** Justifications of CycloneDX's VEX (https://cyclonedx.org/docs/1.6/json/), in its order. */
export const JUSTIFICATIONS = [
  'code_not_present',
  'code_not_reachable',
  'requires_configuration',
  'requires_dependency',
  'requires_environment',
  'protected_by_compiler',
  'protected_at_runtime',
  'protected_at_perimeter',
  'protected_by_mitigating_control',
] as const;

export type Justification = (typeof JUSTIFICATIONS)[number];

/** More advisories than a lab has. */
const DECISIONS_MAX = 40;
const ID_LENGTH_MAX = 60;
/** A ground is a sentence or two. */
export const GROUND_LENGTH_MAX = 600;

const decision = z.strictObject({
  /** An advisory's id. */
  advisory: z.string().check(z.minLength(1), z.maxLength(ID_LENGTH_MAX)),
  action: z.enum(['upgrade', 'replace', 'not-affected']),
  justification: z.optional(z.enum(JUSTIFICATIONS)),
  /** In the learner's words; asked for where nothing is changed. */
  ground: z.optional(z.string().check(z.maxLength(GROUND_LENGTH_MAX))),
});

export const dependenciesAnswer = z.strictObject({
  decisions: z.array(decision).check(z.maxLength(DECISIONS_MAX)),
});

export type Decision = z.infer<typeof decision>;
export type DependenciesAnswer = z.infer<typeof dependenciesAnswer>;

export const NO_DECISIONS: DependenciesAnswer = { decisions: [] };
