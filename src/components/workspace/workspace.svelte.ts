import type { Finding } from '#core/sast/finding.ts';
import type { Files } from '#core/grading/jobs.ts';
import type { Verdict } from '#core/grading/verdict.ts';
import { loadMe, post, type Me } from '../progress/me.ts';
import { DraftSync } from './drafts/draft-sync.svelte.ts';
import { sameFiles } from './drafts/device-drafts.ts';
import { formatText } from './editor/format-text.ts';
import type { EditorPort } from './editor/editor-port.ts';
import { ServerGrade } from './grade/server-grade.svelte.ts';
import { keepSettings, readSettings, type KeptSettings } from './kept-settings.ts';
import type { KindDesk } from './kinds/desk.ts';
import type { LabBundle } from './lab-bundle.ts';
import { postGiveUp } from './lab-api.ts';
import { LATE_WORDS, verdictSentence } from './results/verdict-words.ts';
import { LabRun } from './run/lab-run.svelte.ts';
import { isSavingData, whenIdle } from './when-idle.ts';
import { TypingScan } from './run/typing-scan.svelte.ts';
import { WorkspaceFiles } from './workspace-files.svelte.ts';

/** What the page hands in: it knows the lab's title and how progress is noted on the device. */
export interface WorkspaceOptions {
  readonly bundle: LabBundle;
  readonly desk: KindDesk;
  readonly storage: Storage;
  /** Notes on the device what a visitor did here; answers what is noted already. */
  readonly deviceProgress: {
    stateOf(lab: string): 'opened' | 'attempted' | 'passed' | null;
    note(lab: string, state: 'opened' | 'attempted' | 'passed'): void;
  };
}

export type Shown = 'none' | 'browser' | 'server';

/** One open lab: its files, its runs, its drafts, and who is working on it. */
export class Workspace {
  readonly bundle: LabBundle;
  readonly desk: KindDesk;
  readonly files: WorkspaceFiles;
  readonly run: LabRun;
  readonly scan: TypingScan;
  readonly grade: ServerGrade;
  readonly drafts: DraftSync;
  readonly #storage: Storage;
  #meeting: Promise<void> = Promise.resolve();
  readonly #progress: WorkspaceOptions['deviceProgress'];
  settings: KeptSettings = $state.raw({} as KeptSettings);
  /** `null` until the server has answered. */
  me: Me | null = $state.raw(null);
  editor: EditorPort | null = $state.raw(null);
  /** Which verdict stands in the results. */
  shown: Shown = $state('none');
  /** Read out by the live region. */
  announcement: string = $state('');
  /** A sentence above the editor, until it is closed. */
  notice: string = $state('');
  isHelpOpen: boolean = $state(false);
  /** The changes since the start stand where the editor was. */
  isDiffShown: boolean = $state(false);
  areOlderShown: boolean = $state(false);
  /** A visitor wants it graded: told how to join. */
  isJoinWanted: boolean = $state(false);
  /** Given up on this page. */
  hasGivenUp: boolean = $state(false);

  constructor(options: WorkspaceOptions) {
    const { bundle, desk, storage } = options;
    this.bundle = bundle;
    this.desk = desk;
    this.#storage = storage;
    this.#progress = options.deviceProgress;
    this.files = new WorkspaceFiles(bundle.files, bundle.editable, desk.firstPath?.(bundle) ?? '');
    this.run = new LabRun(bundle, desk);
    const { typingScan } = desk;
    this.scan = new TypingScan(this.files, typingScan ? (mine) => typingScan(bundle, mine) : null, this.run);
    this.grade = new ServerGrade(bundle.id);
    this.drafts = new DraftSync(bundle.id, this.files, storage);
    this.settings = readSettings(storage);
  }

  /** Returns the way to stop. */
  start(): () => void {
    this.#progress.note(this.bundle.id, 'opened');
    const stops = [this.drafts.start(), this.scan.start()];
    this.#meeting = this.#meet();
    // A failed load is told by the run that needs it.
    if (!isSavingData()) whenIdle(() => void this.run.warm().catch(() => undefined));
    return () => {
      for (const stop of stops) stop();
      void this.run.stop();
    };
  }

  get isMember(): boolean {
    return Boolean(this.me?.member);
  }

  get verdict(): Verdict | null {
    if (this.shown === 'server') return this.grade.verdict;
    return this.shown === 'browser' ? this.run.verdict : null;
  }

  /** What the shown verdict is about. */
  get judged(): Files | null {
    return this.shown === 'server' ? this.grade.judged : this.run.judged;
  }

  /** The code has moved on since the verdict that is shown. */
  get isVerdictStale(): boolean {
    return this.judged !== null && !sameFiles(this.judged, this.files.mine);
  }

  /** Passed by the server, now or earlier. */
  get isPassed(): boolean {
    // Without a member, `me` tells what the device claims.
    return (
      this.isMember && (this.grade.verdict?.status === 'passed' || this.me?.progress.labs[this.bundle.id] === 'passed')
    );
  }

  get isGivenUp(): boolean {
    return this.isMember && (this.hasGivenUp || (this.me?.progress.solutionsSeen.includes(this.bundle.id) ?? false));
  }

  /** Passed here before joining, or without submitting: worth offering to the server. */
  get isWorthSubmitting(): boolean {
    const passedHere = this.run.verdict?.status === 'passed' || this.#progress.stateOf(this.bundle.id) === 'passed';
    return this.isMember && passedHere && !this.isPassed && this.files.hasChanges;
  }

  set(change: Partial<KeptSettings>): void {
    this.settings = { ...this.settings, ...change };
    keepSettings(this.#storage, this.settings);
  }

  announce(text: string): void {
    // The same words twice would not be read twice.
    this.announcement = text === this.announcement ? `${text}\u00a0` : text;
  }

  async check(): Promise<void> {
    this.set({ isResultsOpen: true });
    const verdict = await this.run.run(this.files.mine);
    if (!verdict) return;
    this.shown = 'browser';
    this.announce(`${verdictSentence(verdict, this.desk.words.broken)} Checked in your browser.`);
    this.#progress.note(this.bundle.id, verdict.status === 'passed' ? 'passed' : 'attempted');
    if (verdict.status === 'passed') this.isJoinWanted = !this.isMember;
  }

  async stop(): Promise<void> {
    await this.run.stop();
    this.announce('Stopped.');
  }

  async submit(): Promise<void> {
    if (this.grade.isBusy) return;
    this.set({ isResultsOpen: true });
    // Who presses the button before the server has said who they are, is not told to join.
    await this.#meeting;
    if (!this.isMember) {
      this.isJoinWanted = true;
      this.announce('Join or sign in to have this graded; your work stays on this device.');
      return;
    }
    this.announce('Sent. The server is grading.');
    this.#tellGrade(await this.grade.submit(this.files.mine));
  }

  /** Waits on for a verdict that was late. */
  async askAgain(): Promise<void> {
    this.announce('Asking again.');
    this.#tellGrade(await this.grade.askAgain());
  }

  /** Opens the solution; progress says so from then on. Answers what went wrong, or nothing. */
  async giveUp(): Promise<string> {
    const answer = await postGiveUp(this.bundle.id);
    if (!answer.ok) return answer.refusal.message;
    this.hasGivenUp = true;
    this.announce('The solution is open. You can still solve the lab yourself, and it counts.');
    return '';
  }

  #tellGrade(verdict: Verdict | null): void {
    if (verdict) {
      this.shown = 'server';
      this.announce(`${verdictSentence(verdict, this.desk.words.broken)} Graded by the server.`);
    } else if (this.grade.refusal) this.announce(this.grade.refusal.message);
    else if (this.grade.stage === 'late') this.announce(LATE_WORDS);
  }

  /** Opens the place in its file and puts the cursor there. */
  async goTo(path: string, line: number, column: number, endColumn?: number): Promise<void> {
    this.files.active = path;
    // The editor takes the file over in this turn; its place can be shown after it.
    await Promise.resolve();
    requestAnimationFrame(() => this.editor?.reveal(line, column, endColumn));
  }

  showPath(finding: Finding | null): void {
    this.scan.show(finding);
    if (!finding) return;
    const first = finding.flow[0] ?? finding;
    void this.goTo(first.path, first.range.start.line, first.range.start.column);
  }

  reset(path?: string): void {
    this.drafts.keepAside('before-reset');
    this.files.reset(path);
    this.announce(`${this.files.undo?.label ?? ''} Undo is available.`);
  }

  /** Lays out the open file; one button takes it back. */
  async format(): Promise<void> {
    const path = this.files.active;
    const before = this.files.text(path);
    const result = await formatText(path, before).catch(
      () => ({ ok: false, reason: 'The formatter did not load.' }) as const,
    );
    if (!result.ok) return this.announceShown(result.reason);
    // Written on meanwhile: what is typed now is worth more than its layout.
    if (this.files.text(path) !== before) return;
    this.files.replace(path, result.text, `${path} is formatted.`);
    this.announce(
      result.text === before ? `${path} is formatted already.` : `${path} is formatted. Undo is available.`,
    );
  }

  /** Said by the live region and shown as well. */
  announceShown(text: string): void {
    this.notice = text;
    this.announce(text);
  }

  async #meet(): Promise<void> {
    this.me = await loadMe();
    if (!this.isMember) return;
    // A lab that was opened is where "continue" leads.
    void post('/api/progress', { event: 'lab-opened', item: this.bundle.id, contentHash: '' });
    void this.drafts.joinServer();
  }
}
