/** Languages with a grammar and a lowering. One more language is one more entry here and one file in `lower/`. */
export const LANGUAGES = ['javascript', 'typescript', 'tsx', 'python'] as const;

export type Language = (typeof LANGUAGES)[number];

/** Languages of one family share a lowering, and a pattern written for one of them matches in all. */
export type Family = 'javascript' | 'python';

const EXTENSIONS: ReadonlyMap<string, Language> = new Map(
  Object.entries({
    js: 'javascript',
    jsx: 'javascript',
    mjs: 'javascript',
    cjs: 'javascript',
    ts: 'typescript',
    mts: 'typescript',
    cts: 'typescript',
    tsx: 'tsx',
    py: 'python',
  } as const),
);

/** The spellings that Semgrep accepts in `languages:`. */
const NAMES: ReadonlyMap<string, readonly Language[]> = new Map(
  Object.entries({
    javascript: ['javascript'],
    js: ['javascript'],
    typescript: ['typescript', 'tsx'],
    ts: ['typescript', 'tsx'],
    python: ['python'],
    py: ['python'],
    python3: ['python'],
  } as const),
);

export function languageOfPath(path: string): Language | null {
  const extension = /\.([a-z]+)$/i.exec(path)?.[1]?.toLowerCase();
  return (extension !== undefined && EXTENSIONS.get(extension)) || null;
}

/** `null` for a name that no grammar here serves. */
export function languagesOfRuleName(name: string): readonly Language[] | null {
  return NAMES.get(name.toLowerCase()) ?? null;
}

export function familyOf(language: Language): Family {
  return language === 'python' ? 'python' : 'javascript';
}
