/** How a person has arranged the workspace. Kept on the device only: it says nothing about what was learned. */
export interface KeptSettings {
  /** Share of the width that the brief takes, in percent. */
  readonly briefPercent: number;
  /** Share of the height (or width, when beside) that the results take, in percent. */
  readonly resultsPercent: number;
  readonly isBriefOpen: boolean;
  readonly isResultsOpen: boolean;
  readonly resultsPlace: 'below' | 'beside';
  /** `auto` takes the code editor on wide screens with a mouse and the plain one elsewhere. */
  readonly editor: 'auto' | 'code' | 'plain';
  /** WCAG 2.1.4: a shortcut of a single character can be turned off. */
  readonly isHelpKeyOn: boolean;
}

const KEY = 'gatehouse:workspace:1';

/** Below this a pane is unreadable; a person who wants it smaller collapses it. */
export const PANE_PERCENT_MIN = 15;
export const PANE_PERCENT_MAX = 70;

export const DEFAULT_SETTINGS: KeptSettings = {
  briefPercent: 32,
  resultsPercent: 44,
  isBriefOpen: true,
  isResultsOpen: true,
  resultsPlace: 'below',
  editor: 'auto',
  isHelpKeyOn: true,
};

export function clampPercent(value: number): number {
  return Math.min(PANE_PERCENT_MAX, Math.max(PANE_PERCENT_MIN, Math.round(value * 10) / 10));
}

/** Damaged or foreign text gives the defaults, key by key: an arrangement of panes is never worth an error. */
export function parseSettings(text: string | null): KeptSettings {
  let found: Record<string, unknown> = {};
  try {
    const value: unknown = JSON.parse(text ?? '{}');
    if (typeof value === 'object' && value !== null) found = value as Record<string, unknown>;
  } catch {
    return DEFAULT_SETTINGS;
  }
  const percent = (value: unknown, or: number): number =>
    typeof value === 'number' && Number.isFinite(value) ? clampPercent(value) : or;
  const bool = (value: unknown, or: boolean): boolean => (typeof value === 'boolean' ? value : or);
  const d = DEFAULT_SETTINGS;
  return {
    briefPercent: percent(found.briefPercent, d.briefPercent),
    resultsPercent: percent(found.resultsPercent, d.resultsPercent),
    isBriefOpen: bool(found.isBriefOpen, d.isBriefOpen),
    isResultsOpen: bool(found.isResultsOpen, d.isResultsOpen),
    resultsPlace: found.resultsPlace === 'beside' ? 'beside' : 'below',
    editor: found.editor === 'code' || found.editor === 'plain' ? found.editor : 'auto',
    isHelpKeyOn: bool(found.isHelpKeyOn, d.isHelpKeyOn),
  };
}

export function readSettings(storage: Pick<Storage, 'getItem'>): KeptSettings {
  try {
    return parseSettings(storage.getItem(KEY));
  } catch {
    // Storage can be refused by the browser's settings; the workspace works without.
    return DEFAULT_SETTINGS;
  }
}

export function keepSettings(storage: Pick<Storage, 'setItem'>, settings: KeptSettings): void {
  try {
    storage.setItem(KEY, JSON.stringify(settings));
  } catch {
    // Full or refused: the arrangement lasts as long as the page.
  }
}
