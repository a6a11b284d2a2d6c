import type { Provider } from '../cloud-identity/token.ts';

export const ROLES = ['read', 'write', 'admin'] as const;
export type Role = (typeof ROLES)[number];

export const SEVERITIES = ['low', 'medium', 'high', 'critical'] as const;
export type Severity = (typeof SEVERITIES)[number];

export const GATES = ['tests', 'secrets', 'sast', 'sca'] as const;
export type GateName = (typeof GATES)[number];

/** What a commit brings along. */
export interface Change {
  /** Paths in the repository. */
  readonly files: readonly string[];
  /** Files of the repository's `.github/workflows` that it writes, by their path in the lab. */
  readonly writes: Readonly<Record<string, string>>;
  /** What must not arrive, in words; `null` for good work. */
  readonly bad: string | null;
  /** Its code attacks whatever runs it. */
  readonly isHostile: boolean;
  /** What gates can see in it. */
  readonly findings: readonly { readonly gate: GateName; readonly severity: Severity }[];
}

interface Base {
  readonly by: string;
  /** Minutes that go by before it happens. */
  readonly after: number;
}

export type ReplayEvent =
  | (Base & {
      readonly do: 'open';
      readonly branch: string;
      readonly title: string;
      readonly isFork: boolean;
      readonly change: Change;
    })
  | (Base & { readonly do: 'commit'; readonly change: Change })
  | (Base & { readonly do: 'approve' })
  | (Base & { readonly do: 'merge'; readonly isBypass: boolean })
  | (Base & {
      readonly do: 'push';
      readonly branch: string;
      readonly isForced: boolean;
      readonly isBypass: boolean;
      readonly change: Change;
    })
  | (Base & { readonly do: 'approve-deployment'; readonly isBypass: boolean })
  | (Base & { readonly do: 'move-tag'; readonly action: string; readonly tag: string })
  | (Base & { readonly do: 'read-log' });

export interface Scenario {
  readonly id: string;
  readonly title: string;
  readonly expect: 'through' | 'blocked';
  /** For `through`: where the work has to arrive. For `blocked`: where what is bad does harm. */
  readonly place: 'main' | 'production';
  /** For `through`: minutes from the first event. */
  readonly minutes: number;
  readonly because: string;
  readonly events: readonly ReplayEvent[];
}

/** A line of a script that the replay knows. */
export interface Command {
  /** The line begins with it. */
  readonly line: string;
  readonly minutes: number;
  /** It runs code of the commit that is checked out. */
  readonly runsCode: boolean;
  readonly gate: GateName | null;
  /** It puts what is checked out into production. */
  readonly deploys: boolean;
}

export interface Action {
  readonly name: string;
  readonly tags: Readonly<Record<string, string>>;
  readonly minutes: number;
}

export interface CloudDoor {
  readonly role: string;
  /** File of the attempt: who may have the role. */
  readonly trust: string;
  readonly provider: Provider;
}

export interface Town {
  readonly repository: string;
  readonly people: Readonly<Record<string, Role>>;
  readonly teams: Readonly<Record<string, readonly string[]>>;
  /** What a job's token may do where no workflow says it. */
  readonly defaultToken: 'read' | 'write';
  readonly actions: readonly Action[];
  readonly commands: readonly Command[];
  /** How long a gate takes, and the worst of what it has always found in the whole of the code. */
  readonly gates: Readonly<
    Partial<Record<GateName, { readonly changed: number; readonly full: number; readonly legacy: Severity | null }>>
  >;
  /** The secret without which nothing is deployed; `null` where the cloud's door is asked. */
  readonly deploySecret: string | null;
  readonly door: CloudDoor | null;
}

export interface PipelineData {
  readonly town: Town;
  readonly scenarios: readonly Scenario[];
  readonly rules: readonly { readonly id: string; readonly source: unknown }[];
}

/** Further scenarios, so that nobody writes rules around those that are shown. */
export interface PipelineKey {
  readonly scenarios: readonly Scenario[];
}
