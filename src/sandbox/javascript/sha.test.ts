import { createHash } from 'node:crypto';
import { expect, it } from 'vitest';
import { sha1, sha256 } from './sha.ts';

it('agrees with Node for every length around a block', () => {
  for (let length = 0; length < 140; length++) {
    const message = Uint8Array.from({ length }, (_, index) => index * 7);
    for (const [name, hash] of Object.entries({ sha1, sha256 })) {
      expect(Buffer.from(hash(message)).toString('hex'), `${name} of ${length}`).toBe(
        createHash(name).update(message).digest('hex'),
      );
    }
  }
});
