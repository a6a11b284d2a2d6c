/** What an author writes after the language: ```js title="app.js" {2,4-5} */
export interface CodeMeta {
  readonly title: string | null;
  readonly marked: ReadonlySet<number>;
}

/** A block with more lines than this is a file, not an example. */
const LINE_MAX = 400;

/** Marks outside of the block are harmless: no line has their number. */
export function parseCodeMeta(meta: string): CodeMeta {
  const title = /title=(?:"([^"]*)"|'([^']*)')/.exec(meta);
  const marked = new Set<number>();
  for (const range of /\{([\d\s,-]+)\}/.exec(meta)?.[1]?.split(',') ?? []) {
    const [first = '', last = first] = range.split('-');
    for (let line = Number(first); line <= Math.min(Number(last), LINE_MAX); line += 1) marked.add(line);
  }
  return { title: title?.[1] ?? title?.[2] ?? null, marked };
}
