import { linesOf } from '../../file-diff.ts';
import type { CheckResult } from '../../verdict.ts';
import type { ReviewAnswer, ReviewComment } from './answer.ts';
import type { ReviewData } from './data.ts';

/** Less than a sentence leaves the author guessing. */
const SUMMARY_LENGTH_MIN = 20;
const OWN_REASON_LENGTH_MIN = 10;

export function check(id: string, title: string, message: string, notes: readonly string[] = []): CheckResult {
  const transcript = notes.map((text) => ({ kind: 'note' as const, text }));
  return {
    id,
    proof: 'answer',
    title,
    status: message === '' ? 'passed' : 'failed',
    message,
    evidence: { transcript },
  };
}

export const placeName = ({ path, side, line }: ReviewComment): string =>
  `${path}, line ${line}${side === 'old' ? ' of the old version' : ''}`;

/** What a form would refuse: places that are not there, ids twice. A sentence that names the comment, or nothing. */
export function misplaced({ comments }: ReviewAnswer, { base, head, reasons }: ReviewData): string {
  const ids = new Set<string>();
  for (const [index, comment] of comments.entries()) {
    const at = `answer.json at comments.${index}`;
    if (ids.has(comment.id)) return `${at}: there is another comment with the id "${comment.id}".`;
    ids.add(comment.id);
    const files = comment.side === 'old' ? base : head;
    const text = Object.hasOwn(files, comment.path) ? files[comment.path] : undefined;
    if (text === undefined) return `${at}: there is no file "${comment.path}" on the ${comment.side} side.`;
    if (comment.line > linesOf(text).length) return `${at}: ${comment.path} has no line ${comment.line}.`;
    if (comment.reason !== '' && !reasons.some(({ id }) => id === comment.reason))
      return `${at}: there is no reason "${comment.reason}" to pick.`;
  }
  return '';
}

function unfinished(comment: ReviewComment): string {
  const lacks = [];
  if (comment.severity === 'remark') return comment.text.trim() === '' ? 'has no text' : '';
  if (comment.cwe === 0) lacks.push('no weakness');
  if (comment.reason === '' && comment.text.trim().length < OWN_REASON_LENGTH_MIN) lacks.push('no reason');
  return lacks.length > 0 ? `has ${lacks.join(' and ')}` : '';
}

/** What can be said of a review without knowing what is right. */
export function completeness({ comments, decision, summary }: ReviewAnswer): readonly CheckResult[] {
  const open = comments.flatMap((comment) => {
    const lack = unfinished(comment);
    return lack === '' ? [] : [`The comment on ${placeName(comment)} ${lack}.`];
  });
  const isTold = decision === 'approve' || summary.trim().length >= SUMMARY_LENGTH_MIN;
  return [
    check(
      'comments-complete',
      'Each comment says what is wrong and why',
      open.length === 0 ? '' : `${open.length} of ${comments.length} comments cannot be acted on yet. ${open[0] ?? ''}`,
      open,
    ),
    check(
      'decided',
      'The review ends in a decision',
      decision === '' ? 'Approve, or request changes: a review without an end holds everybody up.' : '',
    ),
    check(
      'summary',
      'The author learns from the summary what to do',
      isTold ? '' : 'Say in a sentence or two what has to change before you approve.',
    ),
  ];
}
