import { isMap, isScalar, isSeq } from 'yaml';
import { languagesOfRuleName } from '../language.ts';
import type { Parsers } from '../parsers.ts';
import { checkSchema } from './check-schema.ts';
import { compileFormula, type FormulaCompiler } from './compile-formula.ts';
import { DEFAULT_OPTIONS } from './rule-options.ts';
import { DEFINITION_FILE } from './rule-schema.ts';
import type { FormulaSource, GuardSource, RuleProblem } from './rule-source.ts';
import { readYaml } from './yaml-file.ts';

/**
 * Sources, sinks, sanitizers of one framework, written once and used by name in many rules: `- use: express/request`.
 * What stands here is plain Semgrep, and so is a rule once its uses are filled in.
 */
export interface Definitions {
  /** By `<framework>/<name>`. */
  readonly lists: ReadonlyMap<string, readonly DefinitionItem[]>;
}

export type DefinitionItem = Readonly<Record<string, unknown>>;

export const NO_DEFINITIONS: Definitions = { lists: new Map() };

/** `…/frameworks/express.yaml` defines `express/<name>`. */
export function isDefinitionFile(path: string): boolean {
  return /(?:^|[\\/])frameworks[\\/][^\\/]+\.ya?ml$/.test(path);
}

function frameworkOf(path: string): string {
  return /([^\\/]+)\.ya?ml$/.exec(path)?.[1] ?? path;
}

export function mergeDefinitions(all: readonly Definitions[]): Definitions {
  return { lists: new Map(all.flatMap(({ lists }) => [...lists])) };
}

/** Reads the definitions of one framework. With `parsers`, the patterns are tried as well. */
export function parseDefinitions(
  yamlText: string,
  fileName: string,
  parsers?: Parsers,
): { definitions: Definitions; problems: RuleProblem[] } {
  const { document, problems, add } = readYaml(yamlText, fileName);
  if (!document) return { definitions: NO_DEFINITIONS, problems };
  checkSchema(document.contents, DEFINITION_FILE, 'definitions', ({ offset, key, expected }) =>
    add(offset, '', key, expected),
  );
  const named = document.get('definitions', true);
  if (problems.length > 0 || !isMap(named)) return { definitions: NO_DEFINITIONS, problems };
  const framework = frameworkOf(fileName);
  const languages = (document.toJS() as { languages: string[] }).languages;
  const lists = new Map<string, readonly DefinitionItem[]>();
  for (const { key, value } of named.items) {
    const name = isScalar(key) ? String(key.value) : '';
    if (!isSeq(value)) continue;
    const items = value.toJS(document) as readonly DefinitionItem[];
    lists.set(`${framework}/${name}`, items);
    items.forEach((item, index) => {
      const place = value.items[index];
      const offset = isMap(place) ? (place.range?.[0] ?? 0) : 0;
      for (const expected of patternProblems(item, languages, parsers))
        add(offset, '', `${framework}/${name}`, expected);
    });
  }
  return { definitions: { lists }, problems };
}

/** Uses within a definition are looked at where a rule asks for them: only then all files are read. */
function patternProblems(item: DefinitionItem, names: readonly string[], parsers: Parsers | undefined): string[] {
  const unknown = names.filter((name) => !languagesOfRuleName(name));
  if (unknown.length > 0) return [`supported languages; found ${unknown.join(', ')}`];
  if (!parsers || JSON.stringify(item).includes('"use":')) return [];
  const languages = names.flatMap((name) => languagesOfRuleName(name) ?? []);
  const compiler: FormulaCompiler = { languages, parsers, cache: new Map(), problems: [], options: DEFAULT_OPTIONS };
  const { holds, fails, completes } = item as GuardSource;
  compileFormula(holds ?? fails ?? completes ?? (item as FormulaSource), compiler, []);
  return compiler.problems.map(({ expected }) => expected);
}
