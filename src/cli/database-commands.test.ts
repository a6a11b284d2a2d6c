import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { fileURLToPath } from 'node:url';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { temporaryFolder } from '../../tests/support/temporary-database.ts';

let folder: ReturnType<typeof temporaryFolder>;

beforeEach(() => {
  folder = temporaryFolder();
});

afterEach(() => folder.remove());

/** The command line as an operator uses it: another process, settings from the environment. */
async function gatehouse(...args: string[]): Promise<{ code: number | null; out: string; err: string }> {
  const main = fileURLToPath(new URL('./main.ts', import.meta.url));
  const env = { PATH: process.env.PATH, DATA_DIR: join(folder.path, 'data'), SIGN_UP: 'closed' };
  const child = spawn(process.execPath, [main, ...args], { env, stdio: ['ignore', 'pipe', 'pipe'] });
  const ended = new Promise<number | null>((resolve) => child.on('close', resolve));
  const [out, err] = await Promise.all([text(child.stdout), text(child.stderr)]);
  return { code: await ended, out, err };
}

describe('gatehouse db', () => {
  test('makes the database, backs it up once under a name, and restores it', async () => {
    const file = join(folder.path, 'one.db');
    expect(await gatehouse('db', 'backup', file)).toMatchObject({ code: 1, err: 'There is no database yet.\n' });
    expect(await gatehouse('db', 'migrate')).toMatchObject({
      code: 0,
      out: expect.stringMatching(/^Applied \d+ migration/),
    });
    expect(await gatehouse('db', 'migrate')).toMatchObject({ code: 0, out: 'The tables are up to date.\n' });
    expect(await gatehouse('db', 'backup', file)).toMatchObject({ code: 0 });
    expect(await gatehouse('db', 'backup', file)).toMatchObject({
      code: 1,
      err: expect.stringContaining('never overwrites'),
    });
    const restored = await gatehouse('db', 'restore', file);
    expect(restored).toMatchObject({ code: 0, out: expect.stringContaining('The replaced database is kept as') });
    const kept = /kept as (.+)\.\n/.exec(restored.out)?.[1] ?? '';
    expect(existsSync(kept)).toBe(true);
  });

  test('says how it is used when it is not understood', async () => {
    for (const args of [['db'], ['db', 'backup'], ['db', 'drop'], ['db', 'restore', 'a', 'b']]) {
      expect(await gatehouse(...args)).toMatchObject({ code: 2, err: expect.stringContaining('gatehouse db migrate') });
    }
  });
});

test.each(['frob', 'constructor'])('a command that there is not is refused with the list: %s', async (name) => {
  expect(await gatehouse(name)).toMatchObject({ code: 2, err: expect.stringContaining(`no command "${name}"`) });
});

describe('gatehouse admin', () => {
  test('gives a link to the first administrator and invitations, each only on the terminal', async () => {
    const link = await gatehouse('admin', 'link');
    expect(link.out).toMatch(/^http:\/\/localhost:4321\/join#[\w-]{43}\n/);
    const invitation = await gatehouse('admin', 'invite', 'ines@tidewater.example');
    expect(invitation.out).toMatch(/^http:\/\/localhost:4321\/join#[\w-]{43}\n/);
    expect(invitation.out).toContain('SIGN_UP=closed');
    expect(await gatehouse('admin', 'invite', 'no address')).toMatchObject({
      code: 1,
      err: 'This is no e-mail address.\n',
    });
  });

  test('knows who is no member, and says how it is used', async () => {
    const unknown = await gatehouse('admin', 'reset-link', 'nobody@tidewater.example');
    expect(unknown).toMatchObject({ code: 1, err: 'No member has this address.\n' });
    for (const args of [['admin'], ['admin', 'reset-link'], ['admin', 'drop']]) {
      expect(await gatehouse(...args)).toMatchObject({ code: 2, err: expect.stringContaining('gatehouse admin link') });
    }
  });
});
