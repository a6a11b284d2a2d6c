import { GuestCrash, GuestVm, textFunctions } from '../guest-vm.ts';
import {
  EVIDENCE_PAGE_CHARACTERS_MAX,
  PAGE_CALLS_MAX,
  PAGE_MEMORY_BYTES_MAX,
  PAGE_SCRIPT_TIME_MS_MAX,
} from '../limits.ts';
import { OUTPUT_BYTES_DEFAULT } from '../limits.ts';
import { Meter } from '../meter.ts';
import type { PageTask } from '../examiner/task.ts';
import type { Workbench } from '../workbench.ts';
import { findScripts, type FoundScript } from './find-scripts.ts';
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
  const module = await workbench.assets.quickjs();
  const limits = { timeMs: PAGE_SCRIPT_TIME_MS_MAX, memoryBytes: 0, outputBytes: OUTPUT_BYTES_DEFAULT };
  const meter = new Meter(limits, {}, workbench.clock);
  const realm: { calls: ScriptCall[] } = { calls: [] };
  const vm = await GuestVm.restore(await workbench.image('page'), {
    module,
    stackBytes: workbench.stackBytes,
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
  // A handler is the body of a function, in which `return` is allowed and `this` is the element.
  const body = how === 'handler' ? `(function (event) {${code}\n}).call(document.body, event)` : code;
  const settle = (): void => realm.vm.runJobs(() => realm.meter.shouldStop(), noteError(realm));
  try {
    realm.meter.measure(() => {
      realm.vm.evaluate(body, 'page');
      settle();
    });
  } catch (error) {
    if (error instanceof GuestCrash || realm.meter.shouldStop()) return { code, how, calls: realm.calls };
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

/** Opens a page as the browser of somebody who is attacked would: what runs there, and what can be read. */
export function openPage(task: PageTask, realm: PageRealm, onScript: (text: string) => void): OpenedPage {
  const html = task.html.slice(0, EVIDENCE_PAGE_CHARACTERS_MAX * 4);
  if (!DOCUMENT_TYPE.test(task.type)) return { ran: [], text: html, elements: [] };
  const { scripts, elements, text } = findScripts(html);
  realm.vm.call('open', task.url, task.cookies);
  const ran = scripts.map((script) => runScript(realm, script)).filter((script) => !isSyntaxError(script));
  for (const { code, how, calls } of ran) {
    const told = calls.map(({ name, args }) => `${name}(${args.map((value) => JSON.stringify(value)).join(', ')})`);
    onScript(`${how}: ${code.trim() || '(fetched)'}${told.map((call) => `\n→ ${call}`).join('')}`);
  }
  return { ran, text, elements };
}
