import type { Finding, Range, Severity } from '#core/sast/finding.ts';
import type { editor, IRange } from 'monaco-editor/editor';
import { flowStops } from './editor-port.ts';
import type { Monaco } from './load-monaco.ts';

/** The style sheet numbers this many stops; a longer path shows a dot from there on. */
const NUMBERED_STOPS_MAX = 12;
const OWNER = 'gatehouse';

const asRange = ({ start, end }: Range): IRange => ({
  startLineNumber: start.line,
  startColumn: start.column,
  endLineNumber: end.line,
  endColumn: end.column,
});

export interface Marking {
  readonly model: editor.ITextModel;
  /** Of the model's file. */
  readonly path: string;
  readonly findings: readonly Finding[];
  readonly uriOf: (path: string) => editor.ITextModel['uri'];
}

/** Underlines findings; hovering tells the message and the way of the data, with links to each stop. */
export function markFindings({ monaco }: Monaco, { model, path, findings, uriOf }: Marking): void {
  const severity: Record<Severity, number> = {
    ERROR: monaco.MarkerSeverity.Error,
    WARNING: monaco.MarkerSeverity.Warning,
    INFO: monaco.MarkerSeverity.Info,
  };
  const markers = findings
    .filter((finding) => finding.path === path)
    .map((finding) => ({
      ...asRange(finding.range),
      severity: severity[finding.severity],
      message: finding.message.trim(),
      source: finding.ruleId,
      relatedInformation: finding.flow.map((step, index) => ({
        ...asRange(step.range),
        resource: uriOf(step.path),
        message: `${index + 1}. ${step.role}: ${step.reason}`,
      })),
    }));
  monaco.editor.setModelMarkers(model, OWNER, markers);
}

/** The way from source to sink as a line in the gutter with numbered stops, for the part of it in this file. */
export function flowDecorations(finding: Finding | null, path: string): editor.IModelDeltaDecoration[] {
  if (!finding) return [];
  const stops = flowStops(finding)
    .map((stop, index) => ({ ...stop, number: index + 1 }))
    .filter((stop) => stop.path === path);
  if (stops.length === 0) return [];
  const lines = stops.map((stop) => stop.line);
  const [first, last] = [Math.min(...lines), Math.max(...lines)];
  const gutter = Array.from({ length: last - first + 1 }, (_, index): editor.IModelDeltaDecoration => {
    const line = first + index;
    return { range: lineRange(line), options: { linesDecorationsClassName: gutterClass(line, first, last, stops) } };
  });
  const inline = stops.map((stop): editor.IModelDeltaDecoration => ({
    range: {
      startLineNumber: stop.line,
      startColumn: stop.column,
      endLineNumber: stop.line,
      endColumn: stop.endColumn,
    },
    options: {
      className: `flow-place flow-${stop.role}`,
      before: {
        content: String(stop.number),
        inlineClassName: 'flow-number',
        inlineClassNameAffectsLetterSpacing: true,
      },
      hoverMessage: { value: `**${stop.number}. ${stop.role}**: ${escapeMarkdown(stop.reason)}` },
    },
  }));
  return [...gutter, ...inline];
}

const lineRange = (line: number): IRange => ({
  startLineNumber: line,
  startColumn: 1,
  endLineNumber: line,
  endColumn: 1,
});

function gutterClass(
  line: number,
  first: number,
  last: number,
  stops: readonly { line: number; number: number }[],
): string {
  // A line has room for one number: where the data comes in its first, further on the last.
  const here = stops.filter((one) => one.line === line);
  const stop = here[0]?.number === 1 ? here[0] : here.at(-1);
  const ends = [line === first ? 'is-first' : '', line === last ? 'is-last' : ''];
  const number = stop ? (stop.number <= NUMBERED_STOPS_MAX ? `flow-stop flow-stop-${stop.number}` : 'flow-stop') : '';
  return ['flow-line', number, ...ends].filter(Boolean).join(' ');
}

const escapeMarkdown = (text: string): string => text.replace(/[\\`*_{}[\]()#+\-.!<>|]/g, '\\$&');
