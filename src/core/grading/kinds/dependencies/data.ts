import type { Limits } from '../../jobs.ts';
import type { CheckOutline } from '../fix/check-outline.ts';

/** One version of a package as the lab's registry has it. */
export interface RegistryVersion {
  /** Name to range, as in its own manifest. */
  readonly dependencies: Readonly<Record<string, string>>;
  /** Its one module. */
  readonly code: string;
}

/** Package to version to what was published. The lab's own: nothing is asked of the world. */
export type Registry = Readonly<Record<string, Readonly<Record<string, RegistryVersion>>>>;

/** An advisory in the form of OSV (https://ossf.github.io/osv-schema/), as far as it is read here. */
export interface Advisory {
  readonly id: string;
  readonly aliases: readonly string[];
  readonly summary: string;
  readonly details: string;
  readonly affected: readonly AffectedPackage[];
  readonly severity: readonly { readonly type: string; readonly score: string }[];
}

export interface AffectedPackage {
  readonly package: { readonly ecosystem: string; readonly name: string };
  readonly ranges: readonly { readonly type: string; readonly events: readonly OsvEvent[] }[];
  readonly versions: readonly string[];
  /** Functions that hold the flaw; none: the whole package does. */
  readonly functions: readonly string[];
}

export type OsvEvent =
  { readonly introduced: string } | { readonly fixed: string } | { readonly last_affected: string };

export interface DependenciesData {
  readonly entry: string;
  readonly checks: string;
  readonly outline: readonly CheckOutline[];
  readonly registry: Registry;
  /** Package to version, as the lockfile has it at the start. */
  readonly locked: Readonly<Record<string, string>>;
  readonly advisories: readonly Advisory[];
  readonly limits: Limits;
}
