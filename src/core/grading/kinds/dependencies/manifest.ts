/** The part of a `package.json` that says what is installed. */
export interface Manifest {
  readonly name: string;
  readonly dependencies: Readonly<Record<string, string>>;
  /** Name to version, or a parent's name to such a map for what it brings. */
  readonly overrides: Readonly<Record<string, string | Readonly<Record<string, string>>>>;
}

export type ManifestReading =
  { readonly ok: true; readonly manifest: Manifest } | { readonly ok: false; readonly problem: string };

/** A manifest of a lab has a dozen lines; what is longer was not written by hand. */
const DEPENDENCIES_MAX = 100;

const isMap = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** Reads the manifest that a learner wrote. What does not fit is named with its key. */
export function readManifest(text: string): ManifestReading {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch (error) {
    return bad(`this is not JSON: ${error instanceof Error ? error.message : String(error)}`);
  }
  if (!isMap(value)) return bad('the file must hold an object');
  const { name = 'app', dependencies = {}, overrides = {} } = value;
  if (typeof name !== 'string') return bad('"name" must be a text');
  if (!isMap(dependencies)) return bad('"dependencies" must be an object of names and ranges');
  if (!isMap(overrides)) return bad('"overrides" must be an object of names and versions');
  if (Object.keys(dependencies).length > DEPENDENCIES_MAX) return bad(`more than ${DEPENDENCIES_MAX} dependencies`);
  const texts = textsProblem('dependencies', dependencies) ?? overridesProblem(overrides);
  if (texts !== null) return bad(texts);
  return { ok: true, manifest: { name, dependencies, overrides } as Manifest };
}

const bad = (problem: string): ManifestReading => ({ ok: false, problem: `package.json: ${problem}` });

function textsProblem(where: string, map: Record<string, unknown>): string | null {
  const wrong = Object.entries(map).find(([, value]) => typeof value !== 'string');
  return wrong ? `"${where}.${wrong[0]}" must be a text such as "^1.2.3"` : null;
}

function overridesProblem(overrides: Record<string, unknown>): string | null {
  for (const [name, value] of Object.entries(overrides)) {
    if (typeof value === 'string') continue;
    if (!isMap(value)) return `"overrides.${name}" must be a version, or an object of names and versions`;
    const problem = textsProblem(`overrides.${name}`, value);
    if (problem !== null) return problem;
  }
  return null;
}
