import { LineCounter, parseDocument, visit, type Document } from 'yaml';
import type { RuleProblem } from './rule-source.ts';

/** A rule file is read by people; one of this size is a mistake. */
const RULE_FILE_CHARS_MAX = 500_000;

export type AddProblem = (offset: number, ruleId: string, key: string, expected: string) => void;
export type AddForeign = (offset: number, ruleId: string, expected: string) => void;

/** A YAML file of rules or definitions with the problems found so far; no document where it cannot be read at all. */
export interface YamlFile {
  readonly document: Document | null;
  readonly problems: RuleProblem[];
  /** Notes a problem at the line of an offset. */
  readonly add: AddProblem;
  /** Notes a language that nothing here reads. */
  readonly addForeign: AddForeign;
}

export function readYaml(text: string, file: string): YamlFile {
  const lines = new LineCounter();
  const problems: RuleProblem[] = [];
  const lineAt = (offset: number): number => Math.max(1, lines.linePos(offset).line);
  const add: AddProblem = (offset, ruleId, key, expected) => {
    problems.push({ file, line: lineAt(offset), ruleId, key, expected });
  };
  const addForeign: AddForeign = (offset, ruleId, expected) => {
    problems.push({ file, line: lineAt(offset), ruleId, key: 'languages', expected, isForeign: true });
  };
  if (text.length > RULE_FILE_CHARS_MAX) {
    problems.push({ file, line: 1, ruleId: '', key: '', expected: 'a smaller file' });
    return { document: null, problems, add, addForeign };
  }
  const document = parseDocument(text, { lineCounter: lines, uniqueKeys: true });
  for (const error of document.errors) add(error.pos[0], '', '', `YAML that parses: ${error.message.split('\n')[0]}`);
  // A few lines of aliases can stand for gigabytes.
  if (document.errors.length === 0 && hasAlias(document)) add(0, '', '', 'no YAML aliases');
  return { document: problems.length === 0 ? document : null, problems, add, addForeign };
}

function hasAlias(document: Document): boolean {
  let isFound = false;
  visit(document, { Alias: () => ((isFound = true), visit.BREAK) });
  return isFound;
}
