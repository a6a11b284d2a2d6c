// The subject's side of the wall: loads the learner's application and passes requests to it.
import './globals.ts';
import finalhandler from 'finalhandler';
import { IncomingMessage, listening, ServerResponse, type PlainRequest } from '../../build/shims/http.ts';
import { describe, describeWithPlace, reportExceeded } from './errors.ts';
import { fromJson, host, publish, toJson } from './host.ts';
import { define, defineText, requireFile } from './modules.ts';
import { installConsole, print } from './print.ts';
import { reseedRandom } from './random.ts';
import { runNextTimer } from './timers.ts';
import 'core-js/actual/url';
import 'core-js/actual/url-search-params';
import 'core-js/actual/structured-clone';

type Application = (request: IncomingMessage, response: ServerResponse, done: (error?: unknown) => void) => void;

let application: Application | undefined;

function uncaught(error: unknown): void {
  reportExceeded(error);
  host.print(`Uncaught ${describe(error)}`);
}

/** The empty text when the application is there, else where it stopped and why. */
function load(entry: string): string {
  try {
    const exported = requireFile(entry) as { default?: unknown } | undefined;
    const app = exported?.default ?? exported;
    application = (typeof app === 'function' ? app : listening.app) as Application | undefined;
    if (application) return '';
    return `${entry} exports no application: end it with "export default app" (or "module.exports = app").`;
  } catch (error) {
    reportExceeded(error);
    return describeWithPlace(error);
  }
}

function readBody(chunks: ServerResponse['_chunks']): string {
  const [first] = chunks;
  if (chunks.length === 1 && typeof first === 'object') return host.decodeUtf8(first.buffer);
  // Half a surrogate pair has no bytes of its own.
  if (chunks.every((chunk) => typeof chunk === 'string')) return chunks.join('').toWellFormed();
  return Buffer.concat(chunks.map((chunk) => (typeof chunk === 'string' ? Buffer.from(chunk) : chunk))).toString(
    'utf8',
  );
}

function respond(id: string, response: ServerResponse): void {
  const headers: Record<string, string> = {};
  for (const [name, value] of Object.entries(response.getHeaders())) {
    headers[name] = Array.isArray(value) ? value.join(', ') : String(value);
  }
  const cookies = [response.getHeader('set-cookie') ?? []].flat().map(String);
  const body = readBody(response._chunks);
  host.respond(id, toJson({ status: response.statusCode, headers, cookies, body }));
}

/** Express's own last resort: the error's text goes to the log, a 500 with the stack to the client. */
function lastResort(request: IncomingMessage, response: ServerResponse): (error?: unknown) => void {
  const onerror = (error: unknown): void => {
    reportExceeded(error);
    print(describe(error));
  };
  return finalhandler(request as never, response as never, { env: 'development', onerror });
}

function dispatch(id: string, requestJson: string): void {
  const request = new IncomingMessage(fromJson(requestJson) as PlainRequest);
  const response = new ServerResponse(request);
  response.on('finish', () => respond(id, response));
  const done = lastResort(request, response);
  try {
    application?.(request, response, done);
  } catch (error) {
    done(error);
  }
}

installConsole();
reseedRandom();
publish({ define, defineText, load, dispatch, runTimer: () => runNextTimer(uncaught) });
