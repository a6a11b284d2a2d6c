import type { Progress } from './count-progress.ts';
import { hasUnimported, markImported, readDeviceProgress } from './device-progress.ts';

/** What `/api/me` answers. */
export interface Me {
  readonly member: { readonly name: string; readonly role: string } | null;
  readonly progress: Progress;
  readonly continue: { readonly href: string; readonly title?: string } | null;
  /** What is sent can be read on the way: said on every page. */
  readonly insecureLan: boolean;
}

let answer: Promise<Me> | undefined;

/** Asked once a page. A visitor, or a server that does not answer, is shown what this device holds. */
export function loadMe(): Promise<Me> {
  answer ??= ask();
  return answer;
}

async function ask(): Promise<Me> {
  const me = await fetchMe();
  if (!me?.member) return fromDevice(me?.insecureLan === true);
  if (!hasUnimported(readDeviceProgress())) return me;
  return (await importDevice()) ? ((await fetchMe()) ?? me) : me;
}

async function fetchMe(): Promise<Me | null> {
  try {
    const response = await fetch('/api/me', { headers: { accept: 'application/json' } });
    return response.ok ? ((await response.json()) as Me) : null;
  } catch {
    return null;
  }
}

/** Work done before joining goes to the account once; the server decides what it believes. */
async function importDevice(): Promise<boolean> {
  const { lessons, labs } = readDeviceProgress();
  const response = await send('/api/progress/import', { version: 1, lessons, labs });
  if (!response?.ok) return false;
  const { toGrade } = (await response.json()) as { readonly toGrade: readonly string[] };
  void bringPasses(toGrade);
  return true;
}

/** The page does not wait for it. One that is left meanwhile is finished by the next: the import then comes again. */
async function bringPasses(labs: readonly string[]): Promise<void> {
  const isDone = labs.length === 0 || (await (await import('./grade-passed.ts')).gradePassed(labs));
  if (isDone) markImported();
}

/** True when the server took it. */
export const post = async (path: string, body: unknown): Promise<boolean> => (await send(path, body))?.ok === true;

async function send(path: string, body: unknown): Promise<Response | null> {
  try {
    return await fetch(path, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(body),
    });
  } catch {
    return null;
  }
}

function fromDevice(insecureLan: boolean): Me {
  const { lessons, labs, last } = readDeviceProgress();
  return {
    member: null,
    progress: { lessons: states(lessons), labs: states(labs), solutionsSeen: [] },
    continue: last && { href: last.href, title: last.title },
    insecureLan,
  };
}

function states<T extends string>(records: Readonly<Record<string, { readonly state: T }>>): Record<string, T> {
  return Object.fromEntries(Object.entries(records).map(([id, { state }]) => [id, state]));
}
