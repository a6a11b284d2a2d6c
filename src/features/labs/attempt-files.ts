import { z } from 'zod';
import { fewKeys } from '#features/progress/few-keys.ts';
import type { Files } from '#core/grading/jobs.ts';
import type { PublicLab } from './lab.ts';

/** A lab's editable files are a few kilobytes each; the sandbox refuses larger files as well. */
export const FILE_BYTES_MAX = 128 * 1024;
/** The same bound as on the device, so that a draft that is kept there can be sent. */
export const FILES_BYTES_MAX = 256 * 1024;
const PATH_LENGTH_MAX = 200;
/** Several times what a lab may mark as editable (lab-schema.ts). */
const FILES_MAX = 32;

/** Path to text, as it comes from a browser. What it may contain is said by the lab. */
export const untrustedFiles = fewKeys(FILES_MAX).pipe(z.record(z.string().min(1).max(PATH_LENGTH_MAX), z.string()));

export type FilesRefusal = 'no-files' | 'not-editable' | 'too-large';

const bytes = (text: string): number => Buffer.byteLength(text, 'utf8');

/** `null` when the lab takes these files from a member. */
export function filesRefusal(lab: PublicLab, files: Files): FilesRefusal | null {
  const entries = Object.entries(files);
  if (entries.length === 0) return 'no-files';
  if (entries.some(([path]) => !lab.editable.includes(path))) return 'not-editable';
  if (entries.some(([, text]) => bytes(text) > FILE_BYTES_MAX)) return 'too-large';
  const total = entries.reduce((sum, [path, text]) => sum + bytes(path) + bytes(text), 0);
  return total > FILES_BYTES_MAX ? 'too-large' : null;
}
