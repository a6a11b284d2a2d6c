import { fetchDraft, putDraft } from '../lab-api.ts';
import type { WorkspaceFiles } from '../workspace-files.svelte.ts';
import type { DeviceDraft, OlderDraft } from './device-drafts.ts';
import { draftKey, keepDeviceDraft, parseDraft, readDeviceDraft, sameFiles, withOlder } from './device-drafts.ts';
import { reconcile, type DraftNotice, type ServerDraft } from './reconcile.ts';

/** Writing to the device takes less than a millisecond; the pause only gathers the keys of one word. */
const DEVICE_PAUSE_MS = 150;
/** A pause in thought. Shorter would send every line; the device holds the work meanwhile. */
const SERVER_PAUSE_MS = 2000;

export type SaveState = 'untouched' | 'saving' | 'on-device' | 'on-server' | 'too-large' | 'no-room';

/** Keeps what a person writes: on the device at once, on the server when they are signed in. */
export class DraftSync {
  state: SaveState = $state('untouched');
  notice: DraftNotice | 'other-tab' = $state('none');
  older: readonly OlderDraft[] = $state.raw([]);
  readonly #lab: string;
  readonly #files: WorkspaceFiles;
  readonly #store: Storage;
  readonly #tab: string = crypto.getRandomValues(new Uint32Array(2)).join('-');
  #serverVersion = 0;
  #isUnsent = false;
  #isMember = false;
  #isTakingOver = false;
  /** When this tab last wrote or took over what is on the device. */
  #seenAt = 0;
  #deviceTimer: ReturnType<typeof setTimeout> | undefined;
  #serverTimer: ReturnType<typeof setTimeout> | undefined;

  constructor(lab: string, files: WorkspaceFiles, store: Storage) {
    this.#lab = lab;
    this.#files = files;
    this.#store = store;
  }

  /** Shows the device's draft at once; returns the way to stop. */
  start(): () => void {
    const draft = readDeviceDraft(this.#store, this.#lab);
    if (draft) {
      this.#seenAt = draft.savedAt;
      this.#serverVersion = draft.serverVersion;
      this.#isUnsent = draft.isUnsent;
      this.older = draft.older;
      this.#takeOver(draft.files);
      this.state = draft.isUnsent ? 'on-device' : 'on-server';
    }
    const stopListening = this.#files.onChange(() => this.#changed());
    const onStorage = (event: StorageEvent): void => {
      if (event.key === draftKey(this.#lab)) this.#otherTabWrote(parseDraft(event.newValue));
    };
    // The last words before signing out must be on the server, because the device forgets them then.
    const onLeave = (): void => {
      this.#flush();
      clearTimeout(this.#serverTimer);
      if (this.#isMember && this.#isUnsent) void this.#send();
    };
    addEventListener('storage', onStorage);
    addEventListener('pagehide', onLeave);
    return () => {
      this.#flush();
      stopListening();
      removeEventListener('storage', onStorage);
      removeEventListener('pagehide', onLeave);
    };
  }

  /** Called once it is known that a member is signed in: their draft comes from the server, or goes there. */
  async joinServer(): Promise<void> {
    this.#isMember = true;
    const answer = await fetchDraft(this.#lab);
    if (!answer.ok) return;
    this.#flush();
    this.#settle(answer.value.draft);
    if (this.#isUnsent) await this.#send();
  }

  /** Puts an older version back; what stood there becomes an older version itself. */
  restore(entry: OlderDraft): void {
    const standing: OlderDraft = { files: this.#files.mine, savedAt: Date.now(), from: 'this-device' };
    this.older = withOlder(this.older, standing).filter((one) => !sameFiles(one.files, entry.files));
    this.notice = 'none';
    this.#files.adopt(entry.files);
  }

  /** Before a reset, so that it can be undone even tomorrow. */
  keepAside(from: OlderDraft['from']): void {
    if (!this.#files.hasChanges) return;
    this.older = withOlder(this.older, { files: this.#files.mine, savedAt: Date.now(), from });
  }

  #settle(server: ServerDraft | null): void {
    const result = reconcile(readDeviceDraft(this.#store, this.#lab), server);
    this.#serverVersion = result.serverVersion;
    this.#isUnsent = result.isUnsent;
    this.older = result.older;
    this.notice = result.notice === 'from-server' && !result.files ? 'none' : result.notice;
    if (result.files && !sameFiles(result.files, this.#files.mine)) this.#takeOver(result.files);
    if (result.files) this.#keep();
    if (!result.isUnsent && server) this.state = 'on-server';
  }

  #takeOver(files: DeviceDraft['files']): void {
    this.#isTakingOver = true;
    this.#files.adopt(files);
    this.#isTakingOver = false;
  }

  #changed(): void {
    if (this.#isTakingOver) return;
    this.#isUnsent = true;
    this.state = 'saving';
    clearTimeout(this.#deviceTimer);
    this.#deviceTimer = setTimeout(() => this.#flush(), DEVICE_PAUSE_MS);
  }

  #flush(): void {
    if (this.#deviceTimer === undefined) return;
    clearTimeout(this.#deviceTimer);
    this.#deviceTimer = undefined;
    this.#mindOtherTab();
    this.#keep();
    if (!this.#isMember) return;
    clearTimeout(this.#serverTimer);
    this.#serverTimer = setTimeout(() => void this.#send(), SERVER_PAUSE_MS);
  }

  /** Another tab wrote something this one has not seen: ours is newer and wins, theirs is kept. */
  #mindOtherTab(): void {
    const there = readDeviceDraft(this.#store, this.#lab);
    if (!there || there.writer === this.#tab || there.savedAt <= this.#seenAt) return;
    if (sameFiles(there.files, this.#files.mine)) return;
    this.older = withOlder(this.older, { files: there.files, savedAt: there.savedAt, from: 'another-tab' });
  }

  #keep(): void {
    this.#seenAt = Math.max(Date.now(), this.#seenAt + 1);
    const result = keepDeviceDraft(this.#store, this.#lab, {
      files: this.#files.mine,
      savedAt: this.#seenAt,
      writer: this.#tab,
      serverVersion: this.#serverVersion,
      isUnsent: this.#isUnsent,
      older: this.older,
    });
    this.state = result === 'kept' ? (this.#isUnsent ? 'on-device' : 'on-server') : result;
  }

  #otherTabWrote(draft: DeviceDraft | null): void {
    if (!draft || draft.writer === this.#tab || draft.savedAt <= this.#seenAt) return;
    const mine = this.#files.mine;
    this.#serverVersion = draft.serverVersion;
    this.#isUnsent = draft.isUnsent;
    const isPending = this.#deviceTimer !== undefined;
    clearTimeout(this.#deviceTimer);
    this.#deviceTimer = undefined;
    this.older = draft.older;
    if (isPending) this.older = withOlder(this.older, { files: mine, savedAt: Date.now(), from: 'another-tab' });
    this.#seenAt = draft.savedAt;
    if (sameFiles(draft.files, mine)) return;
    this.notice = 'other-tab';
    this.#takeOver(draft.files);
    if (isPending) this.#keep();
  }

  async #send(): Promise<void> {
    const files = this.#files.mine;
    const answer = await putDraft(this.#lab, files, this.#serverVersion);
    if (answer.ok) {
      this.#serverVersion = answer.value.version;
      this.#isUnsent = !sameFiles(files, this.#files.mine);
      this.#keep();
      return;
    }
    if (answer.refusal.reason !== 'draft-conflict') return;
    const { draft } = answer.body as { draft: ServerDraft };
    const before = this.#isUnsent;
    this.#settle(draft);
    if (before && this.#isUnsent) await this.#send();
  }
}
