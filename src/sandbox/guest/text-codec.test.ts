import { expect, it } from 'vitest';
import fc from 'fast-check';
import * as ours from './text-codec.ts';

it('encodes as the platform does', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary' }), (text) => {
      expect([...new ours.TextEncoder().encode(text)]).toEqual([...new TextEncoder().encode(text)]);
    }),
  );
});

it('decodes what is well formed as the platform does, and never throws', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme' }), fc.uint8Array(), (text, noise) => {
      expect(new ours.TextDecoder().decode(new TextEncoder().encode(text))).toBe(text);
      expect(typeof new ours.TextDecoder().decode(noise)).toBe('string');
    }),
  );
});
