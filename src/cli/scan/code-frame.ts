import type { Range } from '#core/sast/finding.ts';
import type { Paint } from './report-text.ts';

/** A longer line is minified code: what stands around the place says nothing more. */
const LINE_CHARS_MAX = 160;

/** The first line of a place with a mark below it. */
export function codeFrame({ start, end }: Range, text: string, paint: Paint): string[] {
  const whole = text.split('\n')[start.line - 1] ?? '';
  const cut = start.column > LINE_CHARS_MAX ? start.column - LINE_CHARS_MAX / 2 : 0;
  const line = whole.slice(cut, cut + LINE_CHARS_MAX);
  const number = String(start.line);
  const column = start.column - cut;
  const wanted = start.line === end.line ? end.column - start.column : line.length - column + 1;
  const length = Math.max(1, Math.min(wanted, line.length - column + 1));
  const indent = line.slice(0, column - 1).replace(/[^\t]/g, ' ');
  return [
    `  ${paint('dim', `${number} |`)} ${line}`,
    `  ${paint('dim', `${' '.repeat(number.length)} |`)} ${indent}${paint('red', '^'.repeat(length))}`,
  ];
}
