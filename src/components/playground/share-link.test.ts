import { deflateRawSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { LINK_CHARS_MAX, packShared, SHARED_BYTES_MAX, unpackShared } from './share-link.ts';

const shared = { rules: 'rules: []', path: 'code.py', text: 'print("grüezi 🏰")\n' };
const link = (value: unknown): string => `#1.${deflateRawSync(JSON.stringify(value)).toString('base64url')}`;

describe('a shared link', () => {
  it('opens what was shared', async () => {
    const packed = await packShared(shared);
    expect(packed.ok && (await unpackShared(packed.fragment))).toEqual({ ok: true, shared });
  });

  it('is not made of what would be too long for it', async () => {
    expect(await packShared({ ...shared, text: 'a'.repeat(SHARED_BYTES_MAX) })).toMatchObject({ ok: false });
  });

  it('that unpacks to too much is left closed', async () => {
    const bomb = link(['code.py', '', 'a'.repeat(4_000_000)]);
    expect(bomb.length).toBeLessThan(LINK_CHARS_MAX);
    expect(await unpackShared(bomb)).toMatchObject({ ok: false });
  });

  it.each(['#1.', '#1.%%%', '#1.AAAA', link({}), link(['../x', '', '']), link(['a.js', 1, '']), link(null)])(
    'that is damaged says so: %s',
    async (fragment) => expect(await unpackShared(fragment)).toMatchObject({ ok: false }),
  );

  it('is told from other fragments', async () => expect(await unpackShared('#content')).toBeNull());
});
