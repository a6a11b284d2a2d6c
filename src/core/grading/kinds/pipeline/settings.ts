import * as z from 'zod/mini';
import { GATES, SEVERITIES, type GateName, type Severity } from './data.ts';
import { matchesGlob } from './glob.ts';
import { readYaml, type Reading } from './yaml-text.ts';

export const BRANCH_RULES = 'settings/branch-rules.yaml';
export const ENVIRONMENTS = 'settings/environments.yaml';
export const GATE_SETTINGS = 'settings/gates.yaml';

/** Lists that are longer are not settings of one repository. */
const LIST_MAX = 20;
/** GitHub takes six at the most. */
export const APPROVALS_MAX = 6;

const names = z.optional(z.array(z.string()).check(z.maxLength(LIST_MAX)));
const flag = z.optional(z.boolean());

export const branchRulesSchema = z.strictObject({
  branches: z.optional(
    z
      .array(
        z.strictObject({
          pattern: z.string(),
          'require-pull-request': flag,
          'required-approvals': z.optional(z.int().check(z.minimum(0), z.maximum(APPROVALS_MAX))),
          'dismiss-stale-approvals': flag,
          'require-code-owner-review': flag,
          'require-last-push-approval': flag,
          'required-checks': names,
          'allow-force-push': flag,
          bypass: names,
        }),
      )
      .check(z.maxLength(LIST_MAX)),
  ),
});

export const environmentsSchema = z.strictObject({
  'repository-secrets': names,
  environments: z.optional(
    z.record(
      z.string(),
      z.strictObject({
        branches: names,
        reviewers: names,
        'prevent-self-review': flag,
        'allow-admin-bypass': flag,
        secrets: names,
      }),
    ),
  ),
});

export const gatesSchema = z.strictObject({
  gates: z.partialRecord(
    z.enum(GATES),
    z.strictObject({
      mode: z.enum(['fail', 'warn', 'off']),
      from: z.optional(z.enum(SEVERITIES)),
      scope: z.optional(z.enum(['changed', 'full'])),
    }),
  ),
});

/** A gate as it is written. */
export type GateText = NonNullable<z.output<typeof gatesSchema>['gates'][GateName]>;

/** What holds for one branch. A rule of a setting that is left out is off, as on the platform. */
export interface BranchRule {
  readonly needsPullRequest: boolean;
  readonly approvals: number;
  readonly dismissesStale: boolean;
  readonly needsCodeOwners: boolean;
  readonly needsLastPushApproval: boolean;
  readonly checks: readonly string[];
  readonly allowsForcePush: boolean;
  /** `admins`, or names of people. */
  readonly bypass: readonly string[];
}

export interface Environment {
  /** `null`: any branch. */
  readonly branches: readonly string[] | null;
  readonly reviewers: readonly string[];
  readonly preventsSelfReview: boolean;
  readonly allowsAdminBypass: boolean;
  readonly secrets: readonly string[];
}

export interface GateSetting {
  readonly mode: 'fail' | 'warn' | 'off';
  readonly from: Severity;
  readonly scope: 'changed' | 'full';
}

export interface Settings {
  /** `null`: no rule is about this branch. */
  ruleFor(branch: string): BranchRule | null;
  readonly repositorySecrets: readonly string[];
  readonly environments: Readonly<Record<string, Environment>>;
  readonly gates: Readonly<Partial<Record<GateName, GateSetting>>>;
}

/** A rule as it is written. */
export type RuleText = NonNullable<z.output<typeof branchRulesSchema>['branches']>[number];

/** Several rules about one branch hold together: the stricter of each pair decides. */
function combined(rules: readonly RuleText[]): BranchRule | null {
  if (rules.length === 0) return null;
  const some = (
    key:
      'require-pull-request' | 'dismiss-stale-approvals' | 'require-code-owner-review' | 'require-last-push-approval',
  ): boolean => rules.some((one) => one[key] === true);
  const asksReview = rules.some((one) => one['require-pull-request'] === true);
  return {
    needsPullRequest: asksReview,
    approvals: asksReview ? Math.max(...rules.map((one) => one['required-approvals'] ?? 0)) : 0,
    dismissesStale: some('dismiss-stale-approvals'),
    needsCodeOwners: asksReview && some('require-code-owner-review'),
    needsLastPushApproval: asksReview && some('require-last-push-approval'),
    checks: [...new Set(rules.flatMap((one) => one['required-checks'] ?? []))],
    allowsForcePush: rules.every((one) => one['allow-force-push'] === true),
    bypass: (rules[0]?.bypass ?? []).filter((name) => rules.every((one) => one.bypass?.includes(name))),
  };
}

/** An environment as it is written. */
export type EnvironmentText = NonNullable<z.output<typeof environmentsSchema>['environments']>[string];

const environmentOf = (given: EnvironmentText): Environment => ({
  branches: given.branches ?? null,
  reviewers: given.reviewers ?? [],
  preventsSelfReview: given['prevent-self-review'] === true,
  // On the platform this is on unless somebody turns it off.
  allowsAdminBypass: given['allow-admin-bypass'] !== false,
  secrets: given.secrets ?? [],
});

/** The settings that a platform keeps in its pages, written as files. A lab without one of them has it empty. */
export function readSettings(files: Readonly<Record<string, string>>): Reading<Settings> {
  const rules = readYaml(BRANCH_RULES, files[BRANCH_RULES] ?? '', branchRulesSchema);
  const places = readYaml(ENVIRONMENTS, files[ENVIRONMENTS] ?? '', environmentsSchema);
  const tools = readYaml(GATE_SETTINGS, files[GATE_SETTINGS] ?? 'gates: {}', gatesSchema);
  if (!rules.ok) return rules;
  if (!places.ok) return places;
  if (!tools.ok) return tools;
  const gateSettings = Object.entries(tools.value.gates).map(([name, given]) => [
    name,
    { mode: given.mode, from: given.from ?? 'low', scope: given.scope ?? 'full' },
  ]);
  return {
    ok: true,
    value: {
      ruleFor: (branch) => combined((rules.value.branches ?? []).filter(({ pattern }) => matchesGlob(pattern, branch))),
      repositorySecrets: places.value['repository-secrets'] ?? [],
      environments: Object.fromEntries(
        Object.entries(places.value.environments ?? {}).map(([name, given]) => [name, environmentOf(given)]),
      ),
      gates: Object.fromEntries(gateSettings) as Settings['gates'],
    },
  };
}
