// A page's world for scripts that an attack brought in: everything they reach for is there, does nothing and tells.

interface PageHost {
  /** A call as JSON: name and arguments. */
  record(call: string): void;
}

interface Gate {
  host: PageHost;
  entry: unknown;
}

const gate = (globalThis as unknown as { __gatehouse: Gate }).__gatehouse;
delete (globalThis as { __gatehouse?: unknown }).__gatehouse;
const { record } = gate.host;

// Taken before any script of the page can replace them: the page is the learner's, and what an attack calls is to be
// seen whatever the page's own scripts did before.
const toJson = JSON.stringify;
const toText = String;
const { apply, construct, set: setProperty } = Reflect;
const { defineProperty } = Object;
const NativeFunction = Function;

/** Arguments are shown, not used. */
const ARGUMENT_CHARACTERS_MAX = 500;
const ARGUMENTS_MAX = 8;

/** JSON of a plain value: `toJSON` is asked of objects only, and none gets here. */
function plain(value: unknown): string {
  if (value === null || typeof value === 'number' || typeof value === 'boolean') return toJson(value);
  try {
    const text = toText(value);
    return toJson(text.length > ARGUMENT_CHARACTERS_MAX ? cut(text) : text);
  } catch {
    return '"[unreadable]"';
  }
}

/** By index, because `slice` is a name that the page could have given another meaning. */
function cut(text: string): string {
  let short = '';
  for (let index = 0; index < ARGUMENT_CHARACTERS_MAX; index++) short += text[index];
  return short;
}

function tell(name: string, args: readonly unknown[]): void {
  let shown = '';
  for (let index = 0; index < args.length && index < ARGUMENTS_MAX; index++) {
    shown += (index === 0 ? '' : ',') + plain(args[index]);
  }
  record(`{"name":${toJson(name)},"args":[${shown}]}`);
}

const recorded =
  (name: string, answer: unknown = undefined) =>
  (...args: unknown[]): unknown => {
    tell(name, args);
    return answer;
  };

/** An object whose writes are told, as an attacker's writes to a page are what matters. */
function watched<T extends object>(name: string, target: T): T {
  return new Proxy(target, {
    set(object, key, value) {
      tell(`${name}.${toText(key)}=`, [value]);
      // A property with a getter only (`document.cookie`) keeps what it has.
      setProperty(object, key, value);
      return true;
    },
  });
}

function element(name: string): object {
  const made = {
    style: {},
    dataset: {},
    classList: { add() {}, remove() {}, toggle() {} },
    value: '',
    innerText: '',
    textContent: '',
    innerHTML: '',
    addEventListener() {},
    removeEventListener() {},
    setAttribute: recorded(`${name}.setAttribute`),
    getAttribute: () => null,
    appendChild: recorded(`${name}.appendChild`),
    append: recorded(`${name}.append`),
    remove: recorded(`${name}.remove`),
    click: recorded(`${name}.click`),
    submit: recorded(`${name}.submit`),
    insertAdjacentHTML: recorded(`${name}.insertAdjacentHTML`),
    toString: () => `[object ${name}]`,
  };
  return watched(name, made);
}

function storage(name: string): object {
  const items = new Map<string, string>();
  return {
    getItem(key: string) {
      tell(`${name}.getItem`, [key]);
      return items.get(String(key)) ?? null;
    },
    setItem(key: string, value: string) {
      tell(`${name}.setItem`, [key, value]);
      items.set(String(key), String(value));
    },
    removeItem: recorded(`${name}.removeItem`),
  };
}

class RecordedRequest {
  open(...args: unknown[]): void {
    tell('XMLHttpRequest.open', args);
  }
  send(...args: unknown[]): void {
    tell('XMLHttpRequest.send', args);
  }
  setRequestHeader(): void {}
  addEventListener(): void {}
}

function makeLocation(address: string): object {
  const places = /^(https?:\/\/[^/?#]+)?([^?#]*)(\?[^#]*)?(#.*)?$/.exec(address);
  return watched('location', {
    href: address,
    origin: places?.[1] ?? 'http://app.test',
    pathname: places?.[2] ?? '/',
    search: places?.[3] ?? '',
    hash: places?.[4] ?? '',
    assign: recorded('location.assign'),
    replace: recorded('location.replace'),
    reload: recorded('location.reload'),
    toString: () => address,
  });
}

function makeDocument(location: object, cookies: string): object {
  const find = (name: string) => (selector: unknown) => {
    tell(`document.${name}`, [selector]);
    return element(String(selector));
  };
  return watched('document', {
    get cookie() {
      tell('document.cookie', []);
      return cookies;
    },
    domain: 'app.test',
    title: '',
    location,
    body: element('body'),
    documentElement: element('html'),
    head: element('head'),
    write: recorded('document.write'),
    writeln: recorded('document.writeln'),
    createElement: (tag: unknown) => element(String(tag)),
    getElementById: find('getElementById'),
    querySelector: find('querySelector'),
    querySelectorAll: () => [],
    addEventListener() {},
  });
}

/** At once: nobody waits for an attack. A text is code, as browsers have it. */
function later(run: unknown): number {
  queueMicrotask(() => {
    if (typeof run === 'function') apply(run, undefined, []);
    // eslint-disable-next-line no-eval -- this is the attacker's code, in an instance that is there to run it; nosemgrep: javascript-eval-injection
    else (0, eval)(String(run));
  });
  return 1;
}

/** Stands in for the page that was opened at `address` by a browser that holds these cookies. */
function open(address: string, cookies: string): void {
  const location = makeLocation(address);
  const answered = Promise.resolve({ ok: true, status: 200, text: async () => '', json: async () => ({}) });
  const world = {
    window: globalThis,
    self: globalThis,
    top: globalThis,
    parent: globalThis,
    document: makeDocument(location, cookies),
    alert: recorded('alert'),
    confirm: recorded('confirm', true),
    prompt: recorded('prompt', ''),
    print: recorded('print'),
    open: recorded('open', null),
    fetch: recorded('fetch', answered),
    postMessage: recorded('postMessage'),
    localStorage: storage('localStorage'),
    sessionStorage: storage('sessionStorage'),
    navigator: { userAgent: 'Examiner', sendBeacon: recorded('navigator.sendBeacon', true) },
    console: { log: recorded('console.log'), error: recorded('console.error'), warn: recorded('console.warn') },
    setTimeout: later,
    setInterval: later,
    clearTimeout() {},
    clearInterval() {},
    addEventListener() {},
    XMLHttpRequest: RecordedRequest,
    // Not an arrow function: pages call it with `new`.
    Image: function Image() {
      return element('img');
    },
  };
  // Neither to be replaced nor to be deleted: a page that took `alert` away would hide who calls it.
  for (const [name, value] of Object.entries(world)) defineProperty(globalThis, name, { value, enumerable: true });
  defineProperty(globalThis, 'location', { get: () => location, set: (to) => tell('location=', [to]) });
  defineProperty(globalThis, 'name', { value: '', writable: true });
  body = (world.document as { body: object }).body;
}

let body: object = {};

/** A handler is the body of a function in which `this` is the element. */
function handle(code: string): void {
  const event = { type: 'click', preventDefault() {}, stopPropagation() {}, target: body };
  apply(construct(NativeFunction, ['event', code]) as () => void, body, [event]);
}

gate.entry = { open, handle };
