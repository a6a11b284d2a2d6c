import type { CompiledRule } from '#core/sast/rule/compile-rules.ts';
import type { Parsers } from '#core/sast/parsers.ts';
import { scan } from '#core/sast/scan.ts';

export interface CaseFile {
  readonly path: string;
  readonly text: string;
}

/** A marked line: the mark stands on the line above, so that this is the line of the finding. */
export interface CaseMark {
  readonly path: string;
  readonly line: number;
  readonly kind: 'ruleid' | 'ok';
  readonly ids: readonly string[];
}

const MARK = /(?:\/\/|#|\/\*|<!--)\s*(ruleid|ok):\s*([\w.,\s-]+)/;

export function marksOf(file: CaseFile): CaseMark[] {
  return file.text.split('\n').flatMap((text, index) => {
    const [, kind, ids] = MARK.exec(text) ?? [];
    if (kind !== 'ruleid' && kind !== 'ok') return [];
    return [{ path: file.path, line: index + 2, kind, ids: (ids ?? '').trim().split(/[,\s]+/) }];
  });
}

/** What the rules find or miss against the marks of files that are scanned together, a sentence for each. */
export function markFailures(files: readonly CaseFile[], rules: readonly CompiledRule[], parsers: Parsers): string[] {
  const marks = files.flatMap(marksOf);
  const { findings, problems } = scan(files, rules, parsers);
  const placeOf = (path: string, line: number): string => `${path}:${line}`;
  const found = new Set(findings.map(({ path, range }) => placeOf(path, range.start.line)));
  const bad = new Set(marks.filter(({ kind }) => kind === 'ruleid').map(({ path, line }) => placeOf(path, line)));
  return [
    ...[...bad].filter((place) => !found.has(place)).map((place) => `${place}: nothing is found`),
    ...[...found].filter((place) => !bad.has(place)).map((place) => `${place}: something is found`),
    ...problems,
  ];
}
