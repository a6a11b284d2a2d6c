import { isCollection, isNode, parseDocument, type Document } from 'yaml';

/** What a field of the form writes. */
export type FieldValue = string | number | boolean | readonly string[] | Readonly<Record<string, unknown>>;
export type FieldPath = readonly (string | number)[];

/** A list that is the whole of its line. */
const LIST_LINE = /^(\s*(?:- )?[\w-]+:) \[ (.*) \](\s+#.*)?$/gm;

/** A document is written back as it was: lines are not broken anew, short lists stay on theirs. */
function written(document: Document.Parsed): string {
  return document.toString({ lineWidth: 0 }).replace(LIST_LINE, '$1 [$2]$3');
}

/** Changes a YAML text, with its comments kept. A text that is not understood is not touched. */
function changed(text: string, change: (document: Document.Parsed) => void): string {
  const document = parseDocument(text, { prettyErrors: false });
  if (document.errors.length > 0) return text;
  change(document);
  return written(document);
}

/** Sets one place, or takes it out where `value` is left away. Lists are written on one line. */
export function setIn(text: string, path: FieldPath, value: FieldValue | undefined): string {
  return changed(text, (document) => {
    // An empty collection in braces would take what is added in braces as well.
    const parent = document.getIn(path.slice(0, -1), true);
    if (isCollection(parent) && parent.items.length === 0 && typeof value === 'object') parent.flow = false;
    if (value === undefined) document.deleteIn(path);
    else if (typeof value !== 'object') document.setIn(path, value);
    else {
      const before = document.getIn(path, true);
      const node = document.createNode(value, { flow: Array.isArray(value) });
      if (isNode(before)) node.comment = before.comment ?? null;
      document.setIn(path, node);
    }
  });
}

/** Appends to a list, which is begun where there is none. */
export function addTo(text: string, path: FieldPath, value: FieldValue): string {
  return changed(text, (document) => {
    const list = document.getIn(path, true);
    if (!isCollection(list) || list.items.length === 0) document.setIn(path, document.createNode([value]));
    else document.addIn(path, document.createNode(value));
  });
}

/** A line of CODEOWNERS that names owners. */
export interface OwnerLine {
  /** Where it stands in the file. */
  readonly at: number;
  readonly pattern: string;
  readonly owners: readonly string[];
}

const COMMENT = /\s*#.*$/;

export function ownerLines(text: string): readonly OwnerLine[] {
  return text.split('\n').flatMap((row, at) => {
    const [pattern = '', ...owners] = row.replace(COMMENT, '').trim().split(/\s+/);
    return pattern === '' ? [] : [{ at, pattern, owners }];
  });
}

/** Writes one line, with the comment at its end kept; `null` takes it out. */
export function setOwnerLine(text: string, at: number, line: Omit<OwnerLine, 'at'> | null): string {
  const rows = text.split('\n');
  const comment = COMMENT.exec(rows[at] ?? '')?.[0] ?? '';
  if (line === null) rows.splice(at, 1);
  else rows[at] = [line.pattern, ...line.owners].join(' ') + comment;
  return rows.join('\n');
}

export function addOwnerLine(text: string, line: Omit<OwnerLine, 'at'>): string {
  const row = [line.pattern, ...line.owners].join(' ');
  return `${text.replace(/\n*$/, '')}\n${row}\n`.replace(/^\n/, '');
}

/** The last line that is about a file decides, so their order means something. */
export function moveOwnerLine(text: string, at: number, by: 1 | -1): string {
  const lines = ownerLines(text);
  const index = lines.findIndex((one) => one.at === at);
  const other = lines[index + by];
  if (index < 0 || !other) return text;
  const rows = text.split('\n');
  [rows[at], rows[other.at]] = [rows[other.at] ?? '', rows[at] ?? ''];
  return rows.join('\n');
}
