import type { Decision } from './answer.ts';
import { affectedBy, installedOf } from './advisory.ts';
import type { Advisory } from './data.ts';
import type { Installed } from './resolve.ts';

/** Package URL (https://github.com/package-url/purl-spec). */
const purl = ({ package: name, version }: Installed): string => `pkg:npm/${name.replace('@', '%40')}@${version}`;

/** The software bill of materials of what is installed, in CycloneDX 1.6. */
export function sbomOf(name: string, installed: readonly Installed[]): object {
  return {
    bomFormat: 'CycloneDX',
    specVersion: '1.6',
    version: 1,
    metadata: { component: { type: 'application', 'bom-ref': name, name } },
    components: installed.map((one) => ({
      type: 'library',
      'bom-ref': one.path,
      name: one.package,
      version: one.version,
      purl: purl(one),
    })),
    dependencies: [
      { ref: name, dependsOn: refsBy('', installed) },
      ...installed.map(({ path }) => ({ ref: path, dependsOn: refsBy(path, installed) })),
    ],
  };
}

const refsBy = (path: string, installed: readonly Installed[]): readonly string[] =>
  installed.filter(({ by }) => by === path).map((one) => one.path);

/** The decisions as a VEX document of their own, in CycloneDX 1.6: what a customer's scanner reads. */
export function vexOf(
  name: string,
  {
    advisories,
    decisions,
    installed,
  }: { advisories: readonly Advisory[]; decisions: readonly Decision[]; installed: readonly Installed[] },
): object {
  const vulnerabilities = advisories.flatMap((advisory) => {
    const decision = decisions.findLast((one) => one.advisory === advisory.id);
    if (!decision) return [];
    const open = affectedBy(advisory, installed);
    const refs = installedOf(advisory, installed).map(purl);
    return [
      {
        id: advisory.id,
        source: { name: 'OSV' },
        analysis:
          decision.action === 'not-affected'
            ? { state: 'not_affected', justification: decision.justification, detail: decision.ground ?? '' }
            : {
                state: open.length > 0 ? 'exploitable' : 'resolved',
                response: ['update'],
                detail: decision.ground ?? '',
              },
        affects: (refs.length > 0 ? refs : [name]).map((ref) => ({ ref })),
      },
    ];
  });
  return {
    bomFormat: 'CycloneDX',
    specVersion: '1.6',
    version: 1,
    metadata: { component: { type: 'application', name } },
    vulnerabilities,
  };
}

/** `package-lock.json` in npm's third form, without the hashes of files that do not exist. */
export function lockfileOf(
  name: string,
  dependencies: Readonly<Record<string, string>>,
  installed: readonly Installed[],
): object {
  const packages = Object.fromEntries(
    installed.map((one) => {
      const own = installed.filter(({ by }) => by === one.path).map((other) => [other.name, other.range]);
      const alias = one.name === one.package ? {} : { name: one.package };
      return [
        one.path,
        { ...alias, version: one.version, ...(own.length > 0 && { dependencies: Object.fromEntries(own) }) },
      ];
    }),
  );
  return { name, lockfileVersion: 3, requires: true, packages: { '': { name, dependencies }, ...packages } };
}
