/** One instruction with its continuation lines and heredocs, by place in the text. */
export interface Instruction {
  readonly keyword: string;
  readonly start: number;
  /** Where the arguments begin and end, without blanks around them. */
  readonly bodyStart: number;
  readonly end: number;
  /** The arguments at their places, with comments between the lines blanked out and `\` before each continued line. */
  readonly body: string;
  readonly heredocs: readonly { readonly start: number; readonly end: number }[];
}

const HEREDOC = /<<-?(["']?)([A-Za-z_]\w*)\1/g;

/** `# escape=` at the top names another character for continued lines, as on Windows. */
function escapeOf(text: string): string {
  return /^(?:\s*#\s*\w+\s*=.*\n)*?\s*#\s*escape\s*=\s*`/i.test(text) ? '`' : '\\';
}

interface Line {
  readonly start: number;
  readonly end: number;
  readonly text: string;
}

function linesOf(text: string): Line[] {
  const lines: Line[] = [];
  for (let start = 0; start <= text.length;) {
    const newline = text.indexOf('\n', start);
    const end = newline === -1 ? text.length : newline;
    lines.push({ start, end, text: text.slice(start, end) });
    start = end + 1;
  }
  return lines;
}

const isBlankOrComment = (line: Line): boolean => /^\s*(?:#|$)/.test(line.text);

export function readInstructions(text: string): { instructions: Instruction[]; strays: number[] } {
  const escape = escapeOf(text);
  const lines = linesOf(text);
  const instructions: Instruction[] = [];
  const strays: number[] = [];
  for (let at = 0; at < lines.length;) {
    const first = lines[at];
    if (!first) break;
    if (isBlankOrComment(first)) {
      at += 1;
      continue;
    }
    const taken = takeLogicalLine(lines, at, escape);
    const made = toInstruction(first, taken, lines);
    if (made) instructions.push(made.instruction);
    else strays.push(first.start);
    at = made?.next ?? taken.next;
  }
  return { instructions, strays };
}

interface LogicalLine {
  /** Same length as the text from the first line's start to the last line's end. */
  readonly text: string;
  readonly next: number;
}

function takeLogicalLine(lines: readonly Line[], from: number, escape: string): LogicalLine {
  let text = '';
  let at = from;
  for (; at < lines.length; at++) {
    const line = lines[at];
    if (!line) break;
    if (at > from && isBlankOrComment(line)) {
      // Between continued lines, comments and blank lines are not there at all.
      text += `${' '.repeat(line.text.length)} `;
      continue;
    }
    const trimmed = line.text.trimEnd();
    if (!trimmed.endsWith(escape)) {
      text += line.text;
      at += 1;
      break;
    }
    const blanks = ' '.repeat(line.text.length - trimmed.length);
    text += `${trimmed.slice(0, -1)}${blanks}\\\n`;
  }
  return { text, next: at };
}

function toInstruction(
  first: Line,
  taken: LogicalLine,
  lines: readonly Line[],
): { instruction: Instruction; next: number } | null {
  const head = /^\s*([A-Za-z_]\w*)(?:\s+|\\\n|$)/.exec(taken.text);
  const keyword = head?.[1];
  if (!head || keyword === undefined) return null;
  const start = first.start + head[0].search(/\S/);
  const bodyStart = first.start + head[0].length;
  const body = taken.text.slice(head[0].length).trimEnd();
  const { heredocs, next } = takeHeredocs(keyword, body, taken.next, lines);
  const end = heredocs.at(-1)?.end ?? Math.max(bodyStart + body.length, start + keyword.length);
  return { instruction: { keyword: keyword.toUpperCase(), start, bodyStart, end, body, heredocs }, next };
}

function takeHeredocs(
  keyword: string,
  body: string,
  from: number,
  lines: readonly Line[],
): { heredocs: { start: number; end: number }[]; next: number } {
  const heredocs: { start: number; end: number }[] = [];
  let next = from;
  if (!/^(?:RUN|COPY|ADD)$/i.test(keyword)) return { heredocs, next };
  for (const [, , word] of body.matchAll(HEREDOC)) {
    const last = lines.findIndex((line, index) => index >= next && line.text.trim() === word);
    if (last === -1) break;
    heredocs.push({ start: lines[next]?.start ?? 0, end: lines[last]?.start ?? 0 });
    next = last + 1;
  }
  return { heredocs, next };
}
