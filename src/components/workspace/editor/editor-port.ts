import type { Finding } from '#core/sast/finding.ts';

/** What the rest of the workspace asks of whichever editor is shown. */
export interface EditorPort {
  focus(): void;
  /** Shows the place and puts the cursor there; line and column count from 1. */
  reveal(line: number, column: number, endColumn?: number): void;
  /** Text and selection, so that a switch of editors loses neither. */
  selection(): { start: number; end: number; hasFocus: boolean };
}

export interface CursorMemory {
  start: number;
  end: number;
  hasFocus: boolean;
}

/** One place on the way of the data; line and columns count from 1. */
export interface FlowStop {
  readonly path: string;
  readonly line: number;
  readonly column: number;
  readonly endColumn: number;
  readonly role: string;
  readonly reason: string;
}

/** Stops of a finding's flow; a rule without a flow has one stop, the place itself. */
export function flowStops(finding: Finding): FlowStop[] {
  const own = [{ path: finding.path, range: finding.range, role: 'sink' as const, reason: finding.message }];
  return (finding.flow.length > 0 ? finding.flow : own).map((step) => ({
    path: step.path,
    line: step.range.start.line,
    column: step.range.start.column,
    endColumn: step.range.end.line === step.range.start.line ? step.range.end.column : step.range.start.column + 1,
    role: step.role,
    reason: step.reason,
  }));
}
