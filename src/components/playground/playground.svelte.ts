import type { Finding } from '#core/sast/finding.ts';
import type { RuleEntry, RuleToTry } from '#features/rules/built-in-rules.ts';
import type { BrowserSandbox } from '#sandbox/browser/sandbox.ts';
import type { PlayReport } from '#sandbox/play-job.ts';
import { startSandbox } from '../workspace/run/browser-sandbox.ts';
import { packShared, SHARED_BYTES_MAX, unpackShared, type Shared } from './share-link.ts';
import { STARTERS } from './starters.ts';

/** A pause in typing, short enough to feel at once. */
const PLAY_PAUSE_MS = 250;
const DRAFT_KEY = 'gatehouse:playground:1';

export type Side = 'rules' | 'code';

/** What one editor offers to the rest of the page. */
export interface PlayPort {
  reveal(line: number, column: number, endColumn?: number): void;
}

/** One rule file and one file of code, tried on each other while somebody writes. */
export class Playground {
  rules: string = $state('');
  text: string = $state('');
  path: string = $state('code.js');
  /** Other files of cases of the rule that was loaded. */
  cases: RuleToTry['cases'] = $state.raw([]);
  report: PlayReport | null = $state.raw(null);
  state: 'working' | 'done' | 'stopped' | 'trouble' = $state('working');
  trouble: string = $state('');
  shown: Finding | null = $state.raw(null);
  /** Read out by the live region. */
  announcement: string = $state('');
  /** Says what a link or a load came to. */
  note: string = $state('');
  /** Counts texts that did not come from the editors. */
  outsideChanges: number = $state(0);
  readonly ports: Partial<Record<Side, PlayPort>> = {};
  #sandbox: Promise<BrowserSandbox> | null = null;
  #timer: ReturnType<typeof setTimeout> | undefined;
  #isBusy = false;
  #isWanted = false;

  /** What the address carries, else what was written here before, else an example. */
  async open(fragment: string, ruleId: string | null = null): Promise<void> {
    const unpacked = await unpackShared(fragment);
    if (unpacked?.ok) {
      this.show(unpacked.shared);
      this.note = 'Opened from a link. Your own draft is kept until you write here.';
      return;
    }
    this.show(readDraft() ?? (STARTERS[1] as Shared));
    if (unpacked) this.note = unpacked.reason;
    else if (ruleId) await this.#openRule(ruleId);
  }

  /** Puts another rule and code in place. */
  show({ rules, path, text }: Shared): void {
    Object.assign(this, { rules, path, text, cases: [], shown: null, note: '' });
    this.outsideChanges += 1;
    this.#play(0);
  }

  write(side: Side, text: string): void {
    if (text === (side === 'rules' ? this.rules : this.text)) return;
    if (side === 'rules') this.rules = text;
    else this.text = text;
    this.#changed();
  }

  /** The name of the file says the language. */
  choosePath(path: string): void {
    this.path = path;
    this.#changed();
  }

  chooseCase(name: string): void {
    const chosen = this.cases.find((one) => one.name === name);
    if (!chosen) return;
    Object.assign(this, { path: chosen.name, text: chosen.text, shown: null });
    this.outsideChanges += 1;
    this.#play(0);
  }

  async listRules(): Promise<readonly RuleEntry[]> {
    return fetchJson<readonly RuleEntry[]>('/playground/rules.json');
  }

  async loadRule(id: string): Promise<void> {
    const rule = await fetchJson<RuleToTry>(`/playground/rules/${encodeURIComponent(id)}.json`);
    const [first] = rule.cases;
    this.show({ rules: rule.yaml, path: first?.name ?? 'code.txt', text: first?.text ?? '' });
    this.cases = rule.cases;
    this.announcement = `${id} is loaded with its cases.`;
  }

  /** Answers whether the link was made; the address carries it then. */
  async share(): Promise<void> {
    const packed = await packShared({ rules: this.rules, path: this.path, text: this.text });
    if (!packed.ok) {
      this.note = packed.reason;
      return;
    }
    history.replaceState(null, '', packed.fragment);
    const isCopied = await copy(location.href);
    this.note = isCopied
      ? 'The link is copied. It carries rule and code itself; no server keeps them.'
      : 'The link stands in the address bar: copy it from there.';
  }

  /** A link from elsewhere on the site names a built-in rule. */
  async #openRule(id: string): Promise<void> {
    try {
      await this.loadRule(id);
      this.note = 'Opened from a link. Your own draft is kept until you write here.';
    } catch (error) {
      this.note = error instanceof Error ? error.message : String(error);
    }
  }

  goTo(side: Side, line: number, column = 1, endColumn?: number): void {
    this.ports[side]?.reveal(line, column, endColumn);
  }

  #changed(): void {
    this.shown = null;
    keepDraft({ rules: this.rules, path: this.path, text: this.text });
    // The address would show what it no longer carries.
    if (location.hash.startsWith('#1.')) history.replaceState(null, '', location.pathname);
    this.note = '';
    this.#play(PLAY_PAUSE_MS);
  }

  #play(pauseMs: number): void {
    this.state = 'working';
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => void this.#run(), pauseMs);
  }

  /** One at a time: a change during a run takes its place, and what it found is never shown. */
  async #run(): Promise<void> {
    this.#isWanted = true;
    if (this.#isBusy) return;
    this.#isBusy = true;
    try {
      while (this.#isWanted) {
        this.#isWanted = false;
        this.#sandbox ??= startSandbox(() => undefined);
        const report = await (await this.#sandbox).play({ rules: this.rules, path: this.path, text: this.text });
        if (!this.#isWanted) this.#take(report);
      }
    } catch (error) {
      this.#sandbox = null;
      this.state = 'trouble';
      this.trouble = `The engine did not load: ${error instanceof Error ? error.message : String(error)}. What you wrote is kept; change something to try again.`;
    } finally {
      this.#isBusy = false;
    }
  }

  #take(report: PlayReport | 'stopped'): void {
    this.report = report === 'stopped' ? null : report;
    this.state = report === 'stopped' ? 'stopped' : 'done';
  }
}

async function fetchJson<T>(address: string): Promise<T> {
  const response = await fetch(address);
  if (!response.ok) throw new Error(`The rules did not load (${response.status}). Try again.`);
  return (await response.json()) as T;
}

/** Browsers refuse the clipboard on plain HTTP and where a person said no. */
async function copy(text: string): Promise<boolean> {
  try {
    await navigator.clipboard.writeText(text);
    return true;
  } catch {
    return false;
  }
}

function keepDraft(draft: Shared): void {
  try {
    const text = JSON.stringify(draft);
    if (text.length <= SHARED_BYTES_MAX) localStorage.setItem(DRAFT_KEY, text);
  } catch {
    // Full or refused: the draft lasts as long as the page.
  }
}

function readDraft(): Shared | null {
  try {
    const value = JSON.parse(localStorage.getItem(DRAFT_KEY) ?? 'null') as Partial<Shared> | null;
    const { rules, path, text } = value ?? {};
    const isWhole = typeof rules === 'string' && typeof path === 'string' && typeof text === 'string';
    return isWhole ? { rules, path, text } : null;
  } catch {
    return null;
  }
}
