import { readFile } from 'node:fs/promises';
import { request as httpRequest } from 'node:http';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { joinAsMember } from '../support/member-session.ts';
import { type RunningSite, startSite } from '../support/running-site.ts';

const LAB = 'search-that-leaks';
const SOLUTION = join(import.meta.dirname, '..', '..', 'labs', LAB, 'solution', 'app.js');

/** A dead instance's lease runs out after 30 s; then another has to start, lease and grade. */
const TAKEOVER_TIME_MS_MAX = 55_000;

let site: RunningSite;
let cookie: string;

beforeEach(async () => {
  site = await startSite();
  cookie = await joinAsMember(site.origin);
});

afterEach(() => site.remove());

async function submit(): Promise<string> {
  const files = { 'app.js': await readFile(SOLUTION, 'utf8') };
  const answer = await fetch(`${site.origin}/api/labs/${LAB}/attempts`, {
    method: 'POST',
    body: JSON.stringify({ files }),
    headers: { cookie, origin: site.origin, 'content-type': 'application/json' },
  });
  expect(answer.status).toBe(202);
  return ((await answer.json()) as { id: string }).id;
}

async function verdictOf(id: string): Promise<string | undefined> {
  const answer = await fetch(`${site.origin}/api/labs/attempts/${id}?wait=10`, { headers: { cookie } });
  return ((await answer.json()) as { verdict?: { status: string } }).verdict?.status;
}

/** A request of which the server has half when it is told to stop. `finish` sends the rest. */
function halfSent(path: string): { answered: Promise<number>; finish(): void } {
  const body = 'email=femke%40example.org&password=not-the-right-one&next=%2Fme';
  const headers = {
    origin: site.origin,
    'content-type': 'application/x-www-form-urlencoded',
    'content-length': String(body.length),
  };
  const request = httpRequest(site.origin + path, { method: 'POST', headers, agent: false });
  const answered = new Promise<number>((done, failed) => {
    request.on('response', (response) => done(response.resume().statusCode ?? 0));
    request.on('error', failed);
  });
  request.write(body.slice(0, 20));
  return { answered, finish: () => request.end(body.slice(20)) };
}

describe('a server that ends', () => {
  it('by SIGTERM finishes what is in flight, hands its grading back, and leaves with 0', async () => {
    const ids = await Promise.all([submit(), submit(), submit()]);
    const inFlight = halfSent('/sign-in');
    // Answered after the half was sent: the server has that, too.
    await fetch(`${site.origin}/healthz`);
    const stopped = site.stop();
    await expect.poll(site.output).toContain('"msg":"stopping"');
    inFlight.finish();
    expect(await inFlight.answered).toBeLessThan(500);
    expect(await stopped).toBe(0);
    expect(site.output()).toContain('"msg":"stopped"');
    await site.restart();
    for (const id of ids) await expect.poll(() => verdictOf(id), { timeout: TAKEOVER_TIME_MS_MAX }).toBe('passed');
  });

  it('by kill -9 loses no attempt: the next one grades it when the lease has run out', async () => {
    const id = await submit();
    await site.kill();
    await site.restart();
    await expect.poll(() => verdictOf(id), { timeout: TAKEOVER_TIME_MS_MAX }).toBe('passed');
    const me = (await (await fetch(`${site.origin}/api/me`, { headers: { cookie } })).json()) as {
      progress: { labs: Record<string, string> };
    };
    expect(me.progress.labs[LAB]).toBe('passed');
  });
});
