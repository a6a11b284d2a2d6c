import picomatch from 'picomatch';
import type { PathsSource } from './rule-source.ts';

/** Whether a rule is for a file. */
export type AppliesToPath = (path: string) => boolean;

/**
 * `paths:` of a rule. A glob counts for a file and for all that is below a folder of that name, wherever in the tree
 * it stands, as Semgrep's do; what is excluded stays out.
 */
export function compilePaths(paths: PathsSource | undefined): AppliesToPath | null {
  if (!paths) return null;
  const [include, exclude] = [matcher(paths.include), matcher(paths.exclude)];
  return (path) => {
    const normal = path.replace(/\\/g, '/').replace(/^(?:\.?\/)+/, '');
    return (include === null || include(normal)) && !(exclude !== null && exclude(normal));
  };
}

function matcher(globs: string | readonly string[] | undefined): AppliesToPath | null {
  if (globs === undefined) return null;
  const list = (typeof globs === 'string' ? [globs] : globs).map((glob) => {
    const bare = glob.replace(/^(?:\.?\/)+/, '').replace(/\/+$/, '');
    return bare.startsWith('**/') ? bare : `**/${bare}`;
  });
  const isMatch = picomatch(
    list.flatMap((glob) => [glob, `${glob}/**`]),
    { dot: true },
  );
  return (path) => isMatch(path);
}
