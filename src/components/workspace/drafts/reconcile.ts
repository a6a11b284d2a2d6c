import type { Files } from '#core/grading/jobs.ts';
import type { DeviceDraft, OlderDraft } from './device-drafts.ts';
import { sameFiles, withOlder } from './device-drafts.ts';

/** The draft as the server has it. `updatedAt` in milliseconds since 1970. */
export interface ServerDraft {
  readonly files: Files;
  readonly version: number;
  readonly updatedAt: number;
}

/** What to tell: nothing, that work from elsewhere is shown, or that two works met. */
export type DraftNotice = 'none' | 'from-server' | 'server-won' | 'device-won';

export interface Reconciled {
  /** `null`: nobody has written anything, the start files stand. */
  readonly files: Files | null;
  readonly serverVersion: number;
  readonly isUnsent: boolean;
  readonly older: readonly OlderDraft[];
  readonly notice: DraftNotice;
}

/**
 * Which work to show when a lab opens. The newer wins; the other is kept as an older version, never dropped.
 * A device draft that the server has already confirmed cannot be in conflict with a later server draft.
 */
export function reconcile(device: DeviceDraft | null, server: ServerDraft | null): Reconciled {
  const older = device?.older ?? [];
  if (!server)
    return { files: device?.files ?? null, serverVersion: 0, isUnsent: device !== null, older, notice: 'none' };
  const base = { serverVersion: server.version, older };
  if (!device) return { ...base, files: server.files, isUnsent: false, notice: 'from-server' };
  if (sameFiles(device.files, server.files)) return { ...base, files: device.files, isUnsent: false, notice: 'none' };
  if (device.serverVersion === server.version && device.isUnsent) {
    return { ...base, files: device.files, isUnsent: true, notice: 'none' };
  }
  if (!device.isUnsent) return { ...base, files: server.files, isUnsent: false, notice: 'from-server' };
  if (device.savedAt > server.updatedAt) {
    const lost: OlderDraft = { files: server.files, savedAt: server.updatedAt, from: 'server' };
    return { ...base, files: device.files, isUnsent: true, older: withOlder(older, lost), notice: 'device-won' };
  }
  const lost: OlderDraft = { files: device.files, savedAt: device.savedAt, from: 'this-device' };
  return { ...base, files: server.files, isUnsent: false, older: withOlder(older, lost), notice: 'server-won' };
}
