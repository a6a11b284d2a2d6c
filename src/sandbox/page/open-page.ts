import { GuestCrash, type GuestVm, textFunctions } from '../guest-vm.ts';
import { PAGE_CALLS_MAX, PAGE_MEMORY_BYTES_MAX, PAGE_SCRIPT_TIME_MS_MAX, OUTPUT_BYTES_DEFAULT } from '../limits.ts';
import { Meter } from '../meter.ts';
import type { PageTask } from '../examiner/task.ts';
import type { Workbench } from '../workbench.ts';
import type { Answer } from '../exchange.ts';
import { findScripts, type FoundScript, PageTooLarge, type ParsedPage } from './find-scripts.ts';
import type { OpenedPage, RanScript, ScriptCall } from './page.ts';

/** What a browser treats as a document that may hold scripts. No type at all: it sniffs, and finds HTML. */
const DOCUMENT_TYPE = /^\s*(?:$|text\/html|application\/xhtml\+xml|image\/svg\+xml|(?:text|application)\/xml)/i;

/** An instance in which the scripts of one page may run. */
export interface PageRealm {
  readonly vm: GuestVm;
  readonly meter: Meter;
  /** Where calls are noted; exchanged for each script. */
  calls: ScriptCall[];
}

export async function makePageRealm(workbench: Workbench): Promise<PageRealm> {
  const limits = { timeMs: PAGE_SCRIPT_TIME_MS_MAX, memoryBytes: 0, outputBytes: OUTPUT_BYTES_DEFAULT };
  const meter = new Meter(limits, {}, workbench.clock);
  const realm: { calls: ScriptCall[] } = { calls: [] };
  const vm = await workbench.takeGuest('page', {
    memoryBytes: PAGE_MEMORY_BYTES_MAX,
    shouldStop: () => meter.shouldStop(),
    now: Date.now,
    host: textFunctions({
      record: (json = '') => {
        if (realm.calls.length < PAGE_CALLS_MAX) realm.calls.push(JSON.parse(json) as ScriptCall);
        return undefined;
      },
    }),
  });
  return Object.assign(realm, { vm, meter });
}

function runScript(realm: PageRealm, script: FoundScript): RanScript {
  const { code, how, source } = script;
  if (source !== undefined) return { code, how, calls: [{ name: 'load', args: [source] }] };
  realm.calls = [];
  const settle = (): void => realm.vm.runJobs(() => realm.meter.shouldStop(), noteError(realm));
  try {
    realm.meter.measure(() => {
      if (how === 'handler') realm.vm.call('handle', code);
      else realm.vm.evaluate(code, 'page');
      settle();
    });
  } catch (error) {
    // Scripts of the page's own could keep the others from being seen, so that nothing can be said about it.
    if (error instanceof GuestCrash || /out of memory/.test((error as Error).message) || realm.meter.shouldStop()) {
      throw new PageTooLarge('The page cannot be opened: its scripts do not come to an end, or take all memory.');
    }
    noteError(realm)((error as Error).message);
  }
  return { code, how, calls: realm.calls };
}

/** A script with a mistake in it ran all the same. */
function noteError(realm: PageRealm): (message: string) => void {
  return (message) => void realm.calls.push({ name: 'error', args: [message.slice(0, 200)] });
}

/** Code that cannot even be parsed never runs in a browser either. */
function isSyntaxError(ran: RanScript): boolean {
  const [only, ...others] = ran.calls;
  return only?.name === 'error' && others.length === 0 && /^SyntaxError/.test(String(only.args[0]));
}

/** The page as it was read, before anything in it runs. */
export function readPage({ html, type }: PageTask): Answer<ParsedPage> {
  if (!DOCUMENT_TYPE.test(type)) return { ok: true, value: { scripts: [], elements: [], text: html } };
  return orTooLarge(() => findScripts(html));
}

/** Opens a page as the browser of somebody who is attacked would: what runs there, and what can be read. */
export function runPage(
  { scripts, elements, text }: ParsedPage,
  { url, cookies }: PageTask,
  realm: PageRealm,
  onScript: (text: string) => void,
): Answer<OpenedPage> {
  return orTooLarge(() => {
    realm.vm.call('open', url, cookies);
    const ran = scripts.map((script) => runScript(realm, script)).filter((script) => !isSyntaxError(script));
    for (const script of ran) onScript(wordScript(script));
    return { ran, text, elements };
  });
}

/** In a realm of its own. A page without scripts needs none: most pages of a right fix. */
export async function openPage(
  task: PageTask,
  workbench: Workbench,
  onScript: (text: string) => void,
): Promise<Answer<OpenedPage>> {
  const page = readPage(task);
  if (!page.ok) return page;
  const { scripts, elements, text } = page.value;
  if (scripts.length === 0) return { ok: true, value: { ran: [], text, elements } };
  const realm = await makePageRealm(workbench);
  const opened = runPage(page.value, task, realm, onScript);
  workbench.giveBack('page', realm.vm);
  return opened;
}

function orTooLarge<T>(open: () => T): Answer<T> {
  try {
    return { ok: true, value: open() };
  } catch (error) {
    if (error instanceof PageTooLarge) return { ok: false, message: error.message };
    throw error;
  }
}

function wordScript({ code, how, calls }: RanScript): string {
  const told = calls.map(({ name, args }) => `\n→ ${name}(${args.map((value) => JSON.stringify(value)).join(', ')})`);
  return `${how}: ${code.trim() || '(fetched)'}${told.join('')}`;
}
