import type { FrontEnd } from './lower/front-end.ts';

/** Languages that files are read in. One more is its name here, its entry below and a file in `lower/`. */
export const LANGUAGES = [
  'javascript',
  'typescript',
  'tsx',
  'python',
  'java',
  'go',
  'yaml',
  'json',
  'bash',
  'dockerfile',
  'generic',
  'regex',
] as const;

export type Language = (typeof LANGUAGES)[number];

/** Languages of one family share a lowering, and a pattern written for one of them matches in all. */
export type Family =
  'javascript' | 'python' | 'java' | 'go' | 'yaml' | 'json' | 'bash' | 'dockerfile' | 'generic' | 'regex';

interface LanguageEntry {
  readonly family: Family;
  /** The spellings that Semgrep accepts in `languages:`. */
  readonly names: readonly string[];
  readonly extensions: readonly string[];
  /** Names of files that need no extension. */
  readonly fileName?: RegExp;
  /** Reads every file, whatever it is called. */
  readonly takesAnyFile?: boolean;
  /** The tree-sitter grammar, as its package calls it; without one the front end parses by itself. */
  readonly grammar?: string;
  /** Languages whose code stands within. */
  readonly embeds?: readonly Language[];
  /** Loaded when the language is first asked for, so that a page carries the languages of its lab only. */
  readonly load: () => Promise<{ readonly frontEnd: FrontEnd }>;
}

const javascript = (): Promise<{ readonly frontEnd: FrontEnd }> => import('./lower/javascript.ts');

const ENTRIES: Readonly<Record<Language, LanguageEntry>> = {
  javascript: {
    family: 'javascript',
    names: ['javascript', 'js'],
    extensions: ['js', 'jsx', 'mjs', 'cjs'],
    grammar: 'javascript',
    load: javascript,
  },
  typescript: {
    family: 'javascript',
    names: ['typescript', 'ts'],
    extensions: ['ts', 'mts', 'cts'],
    grammar: 'typescript',
    load: javascript,
  },
  tsx: {
    family: 'javascript',
    names: ['typescript', 'ts'],
    extensions: ['tsx'],
    grammar: 'tsx',
    load: javascript,
  },
  python: {
    family: 'python',
    names: ['python', 'py', 'python3'],
    extensions: ['py'],
    grammar: 'python',
    load: () => import('./lower/python.ts'),
  },
  java: {
    family: 'java',
    names: ['java'],
    extensions: ['java'],
    grammar: 'java',
    load: () => import('./lower/java.ts'),
  },
  go: {
    family: 'go',
    names: ['go', 'golang'],
    extensions: ['go'],
    grammar: 'go',
    load: () => import('./lower/go.ts'),
  },
  yaml: {
    family: 'yaml',
    names: ['yaml'],
    extensions: ['yml', 'yaml'],
    load: () => import('./lower/yaml.ts'),
  },
  json: {
    family: 'json',
    names: ['json'],
    extensions: ['json', 'jsonc'],
    load: () => import('./lower/json.ts'),
  },
  bash: {
    family: 'bash',
    names: ['bash', 'sh'],
    extensions: ['sh', 'bash'],
    grammar: 'bash',
    load: () => import('./lower/bash.ts'),
  },
  dockerfile: {
    family: 'dockerfile',
    names: ['dockerfile', 'docker'],
    extensions: ['dockerfile'],
    fileName: /^(?:Dockerfile|Containerfile)(?:\..+)?$/i,
    embeds: ['bash', 'json'],
    load: () => import('./lower/dockerfile.ts'),
  },
  generic: {
    family: 'generic',
    names: ['generic'],
    extensions: [],
    takesAnyFile: true,
    load: () => import('./lower/generic.ts'),
  },
  regex: {
    family: 'regex',
    names: ['regex', 'none'],
    extensions: [],
    takesAnyFile: true,
    load: () => import('./lower/regex.ts'),
  },
};

const BY_EXTENSION: ReadonlyMap<string, Language> = new Map(
  LANGUAGES.flatMap((language) => ENTRIES[language].extensions.map((extension) => [extension, language] as const)),
);

export function languageEntry(language: Language): LanguageEntry {
  return ENTRIES[language];
}

/** Every grammar that some language is parsed with. */
export function grammarNames(): string[] {
  return [...new Set(LANGUAGES.flatMap((language) => ENTRIES[language].grammar ?? []))];
}

export function languageOfPath(path: string): Language | null {
  const name = path.slice(Math.max(path.lastIndexOf('/'), path.lastIndexOf('\\')) + 1);
  const extension = /\.([a-z0-9]+)$/i.exec(name)?.[1]?.toLowerCase();
  const known = extension === undefined ? undefined : BY_EXTENSION.get(extension);
  // `Dockerfile.dev` is a Dockerfile, `dockerfile.ts` is not.
  return known ?? LANGUAGES.find((language) => ENTRIES[language].fileName?.test(name)) ?? null;
}

/** All languages that a file can be read in: its own, and those that take any text. */
export function languagesOfPath(path: string): Language[] {
  const own = languageOfPath(path);
  const any = LANGUAGES.filter((language) => ENTRIES[language].takesAnyFile);
  return own ? [own, ...any] : any;
}

/** `null` for a name that no language here has. */
export function languagesOfRuleName(name: string): readonly Language[] | null {
  const wanted = name.toLowerCase();
  const found = LANGUAGES.filter((language) => ENTRIES[language].names.includes(wanted));
  return found.length > 0 ? found : null;
}

export function familyOf(language: Language): Family {
  return ENTRIES[language].family;
}
