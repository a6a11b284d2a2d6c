import { describe, expect, it } from 'vitest';
import {
  clampPercent,
  DEFAULT_SETTINGS,
  keepSettings,
  PANE_PERCENT_MAX,
  PANE_PERCENT_MIN,
  parseSettings,
  readSettings,
} from './kept-settings.ts';

describe('kept settings', () => {
  it('come back as they were kept', () => {
    const store = new Map<string, string>();
    const storage = {
      getItem: (k: string) => store.get(k) ?? null,
      setItem: (k: string, v: string) => void store.set(k, v),
    };
    const mine = { ...DEFAULT_SETTINGS, briefPercent: 40, isBriefOpen: false, editor: 'plain' as const };
    keepSettings(storage, mine);
    expect(readSettings(storage)).toEqual(mine);
  });

  it('fall back to the defaults where they are damaged', () => {
    expect(parseSettings('{"briefPercent":')).toEqual(DEFAULT_SETTINGS);
    expect(parseSettings('null')).toEqual(DEFAULT_SETTINGS);
    expect(parseSettings('{"briefPercent":"wide","editor":"vi"}')).toEqual(DEFAULT_SETTINGS);
  });

  it('keep a pane inside its bounds', () => {
    expect(clampPercent(PANE_PERCENT_MIN - 1)).toBe(PANE_PERCENT_MIN);
    expect(clampPercent(PANE_PERCENT_MAX)).toBe(PANE_PERCENT_MAX);
    expect(clampPercent(PANE_PERCENT_MAX + 1)).toBe(PANE_PERCENT_MAX);
  });

  it('survive a browser that refuses storage', () => {
    const refuse = (): never => {
      throw new Error('SecurityError');
    };
    expect(readSettings({ getItem: refuse })).toEqual(DEFAULT_SETTINGS);
    expect(() => keepSettings({ setItem: refuse }, DEFAULT_SETTINGS)).not.toThrow();
  });
});
