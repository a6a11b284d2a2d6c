// The examiner's side of the wall: collects a lab's checks and runs them one at a time.
import { answer, forgetAsked } from './ask.ts';
import { app, browser, database, files } from './application.ts';
import { expect, Failure, markLeaks } from './expect.ts';
import { host, publish } from './host.ts';
import { seeded, type Random } from './random.ts';

interface CheckTools {
  app: typeof app;
  database: typeof database;
  files: typeof files;
  browser: typeof browser;
  expect: typeof expect;
  random: Random;
  leaked(text: string): void;
  note(text: string): void;
}

type RunCheck = (tools: CheckTools) => unknown;

const checks: { proof: string; run: RunCheck }[] = [];
let proof = '';

const leaked = (text: string): void => host.leak(String(text));
const note = (text: string): void => host.note(String(text));

function check(id: string, title: string, run: RunCheck): void {
  if (typeof run !== 'function') throw new TypeError(`check("${id}"): the third argument must be a function`);
  checks.push({ proof, run });
  host.declare(JSON.stringify({ id: String(id), proof, title: String(title) }));
}

/** The checks that are declared from now on prove this. */
function beginProof(name: string): void {
  proof = name;
}

function settle(error?: unknown): void {
  if (error === undefined) return host.settle(JSON.stringify({ status: 'passed', message: '' }));
  if (error instanceof Failure) return host.settle(JSON.stringify({ status: 'failed', message: error.message }));
  const text = error instanceof Error ? `${error.name}: ${error.message}` : String(error);
  const message = `The check stopped, perhaps at an answer it did not expect. ${text}`;
  host.settle(JSON.stringify({ status: 'error', message }));
}

function runCheck(index: string, seed: string): void {
  forgetAsked();
  const chosen = checks[Number(index)];
  if (!chosen) throw new RangeError(`There is no check ${index}.`);
  markLeaks(chosen.proof === 'safe');
  const tools = { app, database, files, browser, expect, random: seeded(seed), leaked, note };
  const run = async (): Promise<unknown> => chosen.run(tools);
  run().then(
    () => settle(),
    (error: unknown) => settle(error ?? new Failure('The check stopped without a reason.')),
  );
}

Object.assign(globalThis, { check });
publish({ beginProof, runCheck, answer });
