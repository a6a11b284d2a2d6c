import { LANGUAGES, languageEntry, languageOfPath, type Language } from '#core/sast/language.ts';

const WORDS: Readonly<Record<Language, string>> = {
  javascript: 'JavaScript, JSX',
  typescript: 'TypeScript',
  tsx: 'TSX',
  python: 'Python',
  java: 'Java',
  go: 'Go',
  yaml: 'YAML',
  json: 'JSON',
  bash: 'Shell',
  dockerfile: 'Dockerfile',
  generic: 'Text (generic, regex)',
  // Reads the same text files as generic.
  regex: '',
};

export interface LanguageChoice {
  readonly language: Language;
  readonly word: string;
  /** What code of it is called here: the engine tells languages by their file's name. */
  readonly path: string;
}

function pathOf(language: Language): string {
  const [extension] = languageEntry(language).extensions;
  if (language === 'dockerfile') return 'Dockerfile';
  return `code.${extension ?? 'txt'}`;
}

/** Every language that the engine reads. */
export const LANGUAGE_CHOICES: readonly LanguageChoice[] = LANGUAGES.filter((language) => WORDS[language] !== '').map(
  (language) => ({ language, word: WORDS[language], path: pathOf(language) }),
);

export const chosenLanguage = (path: string): Language => languageOfPath(path) ?? 'generic';
