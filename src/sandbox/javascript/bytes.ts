import type { HostFunctions } from '../guest-vm.ts';
import { sha1, sha256 } from './sha.ts';

const HASHES: Record<string, (message: Uint8Array) => Uint8Array> = { sha1, sha256 };

const encoder = new TextEncoder();
/** A byte order mark is a character here, as it is for Node's Buffer. */
const decoder = new TextDecoder('utf-8', { ignoreBOM: true });

/**
 * Work on bytes that takes the guest milliseconds for a page, because it is interpreted, and the host microseconds.
 * Values in, values out: nothing of a job is kept here.
 */
export const BYTE_FUNCTIONS: HostFunctions = {
  encodeUtf8: (text) => encoder.encode(typeof text === 'string' ? text : ''),
  decodeUtf8: (bytes) => (typeof bytes === 'string' ? '' : decoder.decode(bytes)),
  digest: (name, bytes) => {
    const hash = typeof name === 'string' && Object.hasOwn(HASHES, name) ? HASHES[name] : undefined;
    return hash && typeof bytes !== 'string' ? hash(bytes ?? new Uint8Array()) : '';
  },
};
