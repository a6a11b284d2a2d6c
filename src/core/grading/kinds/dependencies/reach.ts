import type { Finding } from '#core/sast/finding.ts';
import type { Files, Hands } from '../../jobs.ts';
import type { AffectedPackage } from './data.ts';
import { found, type Installed } from './resolve.ts';

/** One step on the way from the app to the flaw. */
export interface Call {
  readonly path: string;
  readonly line: number;
  /** `package.function` that is used there. */
  readonly uses: string;
}

export type Reach =
  | { readonly isReached: true; readonly calls: readonly Call[] }
  /** `problem`: the code could not be read in full, so that nothing is proved. */
  | { readonly isReached: false; readonly problem: string | null };

/** Functions on the way that are looked at; packages of labs have a handful each. */
const FUNCTIONS_MAX = 60;
/** Of a name that stands in a pattern. */
const IDENTIFIER = /^[A-Za-z_$][\w$]*$/;

interface Wanted {
  readonly holder: Installed;
  /** `null`: any use of the package. */
  readonly name: string | null;
  readonly calls: readonly Call[];
}

export interface ReachQuestion {
  readonly app: Files;
  readonly installed: readonly Installed[];
  readonly codeOf: (one: Installed) => string;
  readonly hands: Hands;
}

const CODE = /\.[cm]?js$/;

/** A use of a module's function, under every name that a file can give it. */
function usePatterns(module: string, name: string | null): readonly unknown[] {
  const quoted = JSON.stringify(module);
  const whole = [
    `import $M from ${quoted};\n...`,
    `import * as $M from ${quoted};\n...`,
    `const $M = require(${quoted});\n...`,
  ];
  const within = (inside: string, pattern: string): unknown => ({
    patterns: [{ 'pattern-inside': inside }, { pattern }],
  });
  const member = name ?? '$ANY';
  const named = [
    `import { ${member} as $L } from ${quoted};\n...`,
    `const { ${member}: $L } = require(${quoted});\n...`,
  ];
  return [
    ...whole.flatMap((inside) => [within(inside, `$M.${member}`), within(inside, '$M[$KEY]')]),
    ...(name === null ? whole.map((inside) => within(inside, '$M(...)')) : []),
    // Called, or handed on.
    ...named.flatMap((inside) => [within(inside, '$L(...)'), within(inside, '$OTHER(..., $L, ...)')]),
    { pattern: `require(${quoted}).${member}` },
  ];
}

/** The same within a package: a function that another of its functions uses. */
const ownPatterns = (name: string): readonly unknown[] => [
  { pattern: `${name}(...)` },
  { pattern: `$OTHER(..., ${name}, ...)` },
];

const rule = (id: string, either: readonly unknown[], inFunction: boolean): unknown => ({
  id,
  languages: ['javascript'],
  severity: 'INFO',
  message: inFunction ? '$FUNCTION' : 'app',
  ...(inFunction
    ? { patterns: [{ 'pattern-inside': 'function $FUNCTION(...) { ... }' }, { 'pattern-either': either }] }
    : { 'pattern-either': either }),
});

/** Whether the app comes to one of the functions that hold a flaw, through packages if need be, and how. */
export async function reach(question: ReachQuestion, target: Installed, flaw: AffectedPackage): Promise<Reach> {
  const { installed, app, hands } = question;
  const byPath = new Map(installed.map((one) => [one.path, one]));
  const names = flaw.functions.filter((name) => IDENTIFIER.test(name));
  const queue: Wanted[] = (names.length > 0 ? names : [null]).map((name) => ({ holder: target, name, calls: [] }));
  const seen = new Set<string>();
  const appCode = Object.fromEntries(Object.entries(app).filter(([path]) => CODE.test(path)));
  for (let wanted = queue.shift(); wanted && seen.size < FUNCTIONS_MAX; wanted = queue.shift()) {
    const { holder, name, calls } = wanted;
    const key = `${holder.path}#${name ?? ''}`;
    if (seen.has(key)) continue;
    seen.add(key);
    const uses = `${holder.package}${name === null ? '' : `.${name}`}`;
    if (found('', holder.name, byPath) === holder) {
      const { findings, problems } = await hands.scan({
        files: appCode,
        rules: [rule('app', usePatterns(holder.name, name), false)],
      });
      const first = findings[0];
      if (first) return { isReached: true, calls: [callAt(first, uses), ...calls] };
      if (problems.length > 0) return { isReached: false, problem: problems[0] ?? '' };
    }
    for (const other of installed) {
      const isSame = other === holder;
      if (!isSame && found(other.path, holder.name, byPath) !== holder) continue;
      if (isSame && name === null) continue;
      const either = isSame ? ownPatterns(name ?? '') : usePatterns(holder.name, name);
      const path = `${other.path}/index.js`;
      const { findings } = await hands.scan({
        files: { [path]: question.codeOf(other) },
        rules: [rule('package', either, true)],
      });
      for (const finding of findings.filter(({ message }) => message !== name || !isSame)) {
        queue.push({ holder: other, name: finding.message, calls: [callAt(finding, uses), ...calls] });
      }
    }
  }
  return { isReached: false, problem: null };
}

const callAt = ({ path, range }: Finding, uses: string): Call => ({ path, line: range.start.line, uses });
