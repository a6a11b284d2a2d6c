import { readFeatures, type Case, type Feature } from './conformance.ts';

const KINDS: Readonly<Record<Feature['kind'], string>> = {
  operator: 'Operators',
  pattern: 'Pattern syntax',
  equivalence: 'What counts as the same',
  option: 'Options',
  taint: 'Taint rules',
  rule: 'Other keys',
};

export const START = '<!-- features: made by tests/sast/write-features.ts from tests/sast/conformance/ -->';
export const END = '<!-- end of features -->';

/** What the conformance suite proves, as the table of docs/sast.md. */
export function featureTable(): string {
  const features = readFeatures();
  const rows = Object.entries(KINDS).flatMap(([kind, title]) => {
    const own = features.filter((one) => one.kind === kind);
    return own.length === 0 ? [] : [`| **${title}** | | | |`, ...own.map(rowOf)];
  });
  return ['| Feature | Meaning here | Shown in | Cases |', '| --- | --- | --- | --- |', ...rows].join('\n');
}

function rowOf({ feature, about, cases }: Feature): string {
  const languages = [...new Set(cases.flatMap((one) => one.in))].sort().join(', ');
  const count = cases.reduce((sum, one) => sum + casesOf(one) * one.in.length, 0);
  return `| ${[feature, about, languages, String(count)].map((cell) => cell.replace(/\|/g, '\\|')).join(' | ')} |`;
}

/** A marked text shows both what is found and what is not. */
function casesOf(one: Case): number {
  return one.match.length + one['no-match'].length + one.marked.length;
}

/** The document with the table between its marks. */
export function withFeatures(document: string): string {
  const [before = '', rest = ''] = document.split(START);
  const after = rest.split(END)[1] ?? '';
  return `${before}${START}\n\n${featureTable()}\n\n${END}${after}`;
}
