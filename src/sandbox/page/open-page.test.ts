import { beforeAll, describe, expect, it } from 'vitest';
import { buildSandboxAssets } from '../build/build-assets.ts';
import { diskAssets } from '../server/disk-assets.ts';
import { threadClock } from '../server/thread-clock.ts';
import { Workbench } from '../workbench.ts';
import { makePageRealm, readPage, runPage } from './open-page.ts';

/** What the main thread of a test bears. */
const STACK_BYTES = 128 * 1024;

let workbench: Workbench;
beforeAll(async () => {
  await buildSandboxAssets();
  workbench = new Workbench(diskAssets(), STACK_BYTES, { clock: threadClock });
});

async function open(html: string, type = 'text/html') {
  const realm = await makePageRealm(workbench);
  const told: string[] = [];
  const task = { kind: 'open', html, type, url: '/reviews', cookies: 'sid=1' } as const;
  const page = readPage(task);
  const answer = page.ok ? runPage(page.value, task, realm, (text) => told.push(text)) : page;
  return { answer, told, ran: answer.ok ? answer.value.ran : [] };
}

const ATTACK = `<img src=x onerror="alert('attack ' + document.cookie)">`;

describe('openPage', () => {
  it('tells what a script reached for', async () => {
    const { ran, told } = await open(
      `<script>new Image().src = '/steal?' + document.cookie; location.href = '//evil'; setTimeout("alert(1)", 9)</script>`,
    );
    expect(ran[0]?.calls.map(({ name }) => name)).toEqual(['document.cookie', 'img.src=', 'location.href=', 'alert']);
    expect(told[0]).toContain('→ img.src=("/steal?sid=1")');
  });

  it('leaves out what no browser could run, and keeps what ran into an error', async () => {
    const { ran } = await open('<script>}{</script><script>nope()</script>');
    expect(ran).toEqual([
      { code: 'nope()', how: 'script', calls: [{ name: 'error', args: ['ReferenceError: nope is not defined'] }] },
    ]);
  });

  it('runs nothing in an answer that is no document', async () => {
    expect((await open(ATTACK, 'application/json')).ran).toEqual([]);
    expect((await open(ATTACK, '')).ran).toHaveLength(1);
  });

  it.each([
    'alert = () => {}; window.alert = () => {}; delete window.alert; Object.defineProperty(window, "alert", { value: 1 })',
    'function alert() {}',
    'document = { cookie: "" }',
    'Object.prototype.toJSON = () => ({ name: "nothing" }); Array.prototype.toJSON = () => []',
    'JSON.stringify = () => "{}"; String = () => "none"; Reflect.apply = () => {}; Function = null',
    'Function.prototype.call = Function.prototype.apply = () => {}; String.prototype.slice = () => ""',
    'Object.defineProperty(Array.prototype, 0, { set() {}, get() {} })',
    'Object.freeze(globalThis); Promise.prototype.then = () => {}',
    'throw new Error("first")',
    'window.name = "x"; globalThis.eval = null; document.body = null',
  ])('sees an attack whatever the page did before: %s', async (script) => {
    const { ran } = await open(`<script>${script}</script>${ATTACK}`);
    const attack = ran.find(({ how }) => how === 'handler');
    expect(attack?.calls).toContainEqual({ name: 'alert', args: ['attack sid=1'] });
  });

  it.each([
    ['never end', 'for (;;);'],
    ['take all memory', 'const a = []; for (;;) a.push(new Array(1e4).fill(1))'],
  ])('refuses a page whose own scripts %s, because others could hide behind', async (_what, script) => {
    const { answer } = await open(`<script>${script}</script>${ATTACK}`);
    expect(answer).toMatchObject({ ok: false, message: expect.stringContaining('cannot be opened') });
  });

  it('either refuses a page that floods the queue of promises or sees the attack in it', async () => {
    const flood = 'const f = () => Promise.resolve().then(f); f()';
    const { answer, ran } = await open(`<script>${flood}</script>${ATTACK}`);
    const calls = ran.flatMap((script) => script.calls.map(({ name }) => name));
    expect(!answer.ok || calls.includes('alert')).toBe(true);
  });
});
