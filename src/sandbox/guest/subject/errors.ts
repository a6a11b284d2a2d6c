import { host } from './host.ts';

/** V8's shape, so that what Express prints and answers reads as it would on Node. QuickJS leaves the message out. */
interface CallSite {
  getFileName(): string | undefined;
  getLineNumber(): number;
  getFunctionName(): string | undefined;
}

/** Frames of the framework help nobody who looks for a mistake in a lab. */
const FRAMEWORK_FILE = 'express';

const NativeString = String;
const NativeInternalError = (globalThis as unknown as { InternalError: ErrorConstructor }).InternalError;

function formatFrame(site: CallSite): string {
  const name = site.getFunctionName();
  // No column: rewriting imports and types keeps lines only.
  const place = `${site.getFileName()}:${site.getLineNumber()}`;
  return `\n    at ${name ? `${name} (${place})` : place}`;
}

function formatStack(error: Error, sites: CallSite[]): string {
  let text = headline(error);
  for (const site of sites) {
    const file = site.getFileName();
    if (file !== undefined && file !== FRAMEWORK_FILE && site.getLineNumber() > 0) text += formatFrame(site);
  }
  return text;
}

/** `TypeError: message`, whatever a hostile error does while it is read. */
export function headline(error: unknown): string {
  try {
    if (typeof error !== 'object' || error === null) return NativeString(error);
    const { name, message } = error as Error;
    return message ? `${NativeString(name)}: ${NativeString(message)}` : NativeString(name ?? error);
  } catch {
    return 'an error that cannot be read';
  }
}

export function describe(error: unknown): string {
  try {
    const stack = (error as Error | null)?.stack;
    const title = headline(error);
    if (typeof stack !== 'string') return title;
    return stack.startsWith(title) ? stack : `${title}\n${stack}`;
  } catch {
    return 'an error that cannot be read';
  }
}

/** `app.js:12: TypeError: message`: the place in the learner's files, where the stack has one. */
export function describeWithPlace(error: unknown): string {
  const title = headline(error);
  try {
    const place = /\n {4}at (?:.* \()?([^()\n]+:\d+)/.exec(String((error as Error).stack));
    return place ? `${place[1]}: ${title}` : title;
  } catch {
    return title;
  }
}

export function installStackFormat(): void {
  (Error as unknown as { prepareStackTrace: typeof formatStack }).prepareStackTrace = formatStack;
}

/** Tells the host when an error that nobody caught says that a bound was met. */
export function reportExceeded(error: unknown): void {
  try {
    const { message } = error as Error;
    if (error instanceof NativeInternalError && message === 'out of memory') host.exceeded('memory');
    if (error instanceof RangeError && message === 'Maximum call stack size exceeded') host.exceeded('stack');
  } catch {
    // An error that throws while it is read is not one of the engine's.
  }
}
