import { familyOf, type Family, type Language } from './language.ts';
import { PROBLEMS_PER_FILE_MAX, SOURCE_CHARS_MAX } from './limits.ts';
import { resolveNames, type Binding, type NameCounter } from './names.ts';
import type { Parsers } from './parsers.ts';
import type { Position, Range } from './finding.ts';
import { linkParents, type Kind, type SyntaxNode } from './tree.ts';

/** One file, parsed once, with all that matching asks of it. */
export interface SourceFile {
  readonly path: string;
  readonly text: string;
  readonly language: Language;
  readonly family: Family;
  readonly root: SyntaxNode;
  readonly nodesByKind: ReadonlyMap<Kind, readonly SyntaxNode[]>;
  readonly allNodes: readonly SyntaxNode[];
  readonly topLevel: ReadonlyMap<string, Binding>;
  readonly problems: readonly string[];
  range(start: number, end: number): Range;
}

/** `null` when nothing can be analysed, with the reason in `problems`. */
export function readSourceFile(
  input: { readonly path: string; readonly text: string; readonly language: Language },
  parsers: Parsers,
  counter: NameCounter,
): { readonly file: SourceFile | null; readonly problems: readonly string[] } {
  const refuse = (reason: string): { file: null; problems: string[] } => ({
    file: null,
    problems: [`${input.path}: ${reason}`],
  });
  if (input.text.length > SOURCE_CHARS_MAX) return refuse(`longer than ${SOURCE_CHARS_MAX} characters, not analysed`);
  if (!parsers.languages.has(input.language)) return refuse(`no grammar for ${input.language} is loaded, not analysed`);
  const lowered = parsers.read(input.language, input.text);
  if (!lowered) return refuse('the parser gave up, not analysed');
  const family = familyOf(input.language);
  const { root } = lowered;
  const problems = lowered.problems.slice(0, PROBLEMS_PER_FILE_MAX);
  linkParents(root);
  const topLevel = resolveNames(root, family, counter);
  const range = rangeFinder(input.text);
  const lines = problems.map(({ offset, text }) => `${input.path}:${range(offset, offset).start.line}: ${text}`);
  const unique = [...new Set(lines)];
  const { allNodes, nodesByKind } = indexNodes(root);
  return {
    file: { ...input, family, root, topLevel, allNodes, nodesByKind, problems: unique, range },
    problems: unique,
  };
}

function indexNodes(root: SyntaxNode): Pick<SourceFile, 'allNodes' | 'nodesByKind'> {
  const allNodes: SyntaxNode[] = [];
  const nodesByKind = new Map<Kind, SyntaxNode[]>();
  const add = (current: SyntaxNode): void => {
    allNodes.push(current);
    const list = nodesByKind.get(current.kind);
    if (list) list.push(current);
    else nodesByKind.set(current.kind, [current]);
  };
  const visit = (current: SyntaxNode): void => {
    if (current.kind !== 'absent') add(current);
    for (const child of current.kids) visit(child);
    // Its children stand in the tree already.
    if (current.access) add(current.access);
  };
  visit(root);
  return { allNodes, nodesByKind };
}

/** Line starts are found once, positions by bisection. */
export function rangeFinder(text: string): (start: number, end: number) => Range {
  const lineStarts = [0];
  for (let at = text.indexOf('\n'); at !== -1; at = text.indexOf('\n', at + 1)) lineStarts.push(at + 1);
  const position = (offset: number): Position => {
    let low = 0;
    let high = lineStarts.length - 1;
    while (low < high) {
      const middle = (low + high + 1) >> 1;
      if ((lineStarts[middle] ?? 0) <= offset) low = middle;
      else high = middle - 1;
    }
    return { line: low + 1, column: offset - (lineStarts[low] ?? 0) + 1, offset };
  };
  return (start, end) => ({ start: position(start), end: position(end) });
}
