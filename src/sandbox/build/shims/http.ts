// What Express needs of node:http, without sockets: a request is made from plain values, a response collects its bytes.
import { EventEmitter } from 'events';
import { Readable, Stream } from 'readable-stream';

export const METHODS = [
  'ACL BIND CHECKOUT CONNECT COPY DELETE GET HEAD LINK LOCK M-SEARCH MERGE MKACTIVITY MKCALENDAR MKCOL MOVE',
  'NOTIFY OPTIONS PATCH POST PROPFIND PROPPATCH PURGE PUT QUERY REBIND REPORT SEARCH SOURCE SUBSCRIBE TRACE UNBIND',
  'UNLINK UNLOCK UNSUBSCRIBE',
]
  .join(' ')
  .split(' ');

export const STATUS_CODES: Record<number, string> = {
  200: 'OK',
  201: 'Created',
  202: 'Accepted',
  204: 'No Content',
  206: 'Partial Content',
  301: 'Moved Permanently',
  302: 'Found',
  303: 'See Other',
  304: 'Not Modified',
  307: 'Temporary Redirect',
  308: 'Permanent Redirect',
  400: 'Bad Request',
  401: 'Unauthorized',
  403: 'Forbidden',
  404: 'Not Found',
  405: 'Method Not Allowed',
  406: 'Not Acceptable',
  409: 'Conflict',
  410: 'Gone',
  412: 'Precondition Failed',
  413: 'Payload Too Large',
  414: 'URI Too Long',
  415: 'Unsupported Media Type',
  416: 'Range Not Satisfiable',
  422: 'Unprocessable Entity',
  423: 'Locked',
  428: 'Precondition Required',
  429: 'Too Many Requests',
  500: 'Internal Server Error',
  501: 'Not Implemented',
  502: 'Bad Gateway',
  503: 'Service Unavailable',
  504: 'Gateway Timeout',
};

export interface PlainRequest {
  readonly method: string;
  readonly url: string;
  readonly headers: Record<string, string>;
  readonly body?: string;
}

function fakeSocket(): object {
  const socket = new EventEmitter();
  return Object.assign(socket, { remoteAddress: '127.0.0.1', readable: true, writable: true, destroy() {} });
}

export class IncomingMessage extends Readable {
  method: string;
  url: string;
  headers: Record<string, string>;
  rawHeaders: string[];
  httpVersion = '1.1';
  httpVersionMajor = 1;
  httpVersionMinor = 1;
  complete = true;
  socket = fakeSocket();
  connection = this.socket;

  constructor(plain: PlainRequest = { method: 'GET', url: '/', headers: {} }) {
    super({ read() {} });
    this.method = plain.method;
    this.url = plain.url;
    this.headers = { ...plain.headers };
    if (plain.body !== undefined) {
      const bytes = Buffer.from(plain.body);
      this.headers['content-length'] = String(bytes.length);
      this.push(bytes);
    }
    this.rawHeaders = Object.entries(this.headers).flat();
    this.push(null);
  }
}

type HeaderValue = string | number | readonly string[];

/** Node's own rule: control characters would let a value start a header of its own. */
const INVALID_HEADER_VALUE = /[^\t\x20-\x7e\x80-\xff]/;
const INVALID_HEADER_NAME = /[^!#$%&'*+\-.^_`|~0-9A-Za-z]/;

function refuseHeader(code: string, message: string): never {
  throw Object.assign(new TypeError(message), { code });
}

type Chunk = Buffer | Uint8Array | string;
type Callback = (error?: Error) => void;

function isUtf8(encoding: string | undefined): boolean {
  return encoding === undefined || /^utf-?8$/i.test(encoding);
}

function refuseChunk(chunk: unknown): never {
  const isNull = chunk === null;
  const message = isNull ? 'May not write null values to stream' : 'The "chunk" argument must be a string or bytes';
  throw Object.assign(new TypeError(message), { code: isNull ? 'ERR_STREAM_NULL_VALUES' : 'ERR_INVALID_ARG_TYPE' });
}

/** As in Node a stream by its methods only: the machinery of `Writable` would take a third of the time of a request. */
export class ServerResponse extends Stream {
  statusCode = 200;
  statusMessage: string | undefined;
  headersSent = false;
  finished = false;
  writable = true;
  destroyed = false;
  writableFinished = false;
  errored: Error | null = null;
  sendDate = false;
  req: IncomingMessage;
  socket: object;
  connection: object;
  _headers = new Map<string, HeaderValue>();
  /** Texts stay texts: they go out as such. */
  _chunks: (string | Uint8Array<ArrayBuffer>)[] = [];

  constructor(request: IncomingMessage) {
    super();
    this.req = request;
    this.socket = request.socket;
    this.connection = request.socket;
  }

  setHeader(name: string, value: HeaderValue): this {
    if (this.headersSent) {
      refuseHeader('ERR_HTTP_HEADERS_SENT', 'Cannot set headers after they are sent to the client');
    }
    const key = String(name);
    if (key === '' || INVALID_HEADER_NAME.test(key)) {
      refuseHeader('ERR_INVALID_HTTP_TOKEN', `Header name must be a valid HTTP token ["${key}"]`);
    }
    if (value === undefined) {
      refuseHeader('ERR_HTTP_INVALID_HEADER_VALUE', `Invalid value "undefined" for header "${key}"`);
    }
    for (const part of Array.isArray(value) ? value : [value]) {
      if (INVALID_HEADER_VALUE.test(String(part))) {
        refuseHeader('ERR_INVALID_CHAR', `Invalid character in header content ["${key}"]`);
      }
    }
    this._headers.set(key.toLowerCase(), value);
    return this;
  }

  appendHeader(name: string, value: string | readonly string[]): this {
    const before = this.getHeader(name);
    if (before === undefined) return this.setHeader(name, value);
    return this.setHeader(name, [before, value].flat().map(String));
  }

  getHeader(name: string): HeaderValue | undefined {
    return this._headers.get(String(name).toLowerCase());
  }

  hasHeader(name: string): boolean {
    return this._headers.has(String(name).toLowerCase());
  }

  removeHeader(name: string): void {
    this._headers.delete(String(name).toLowerCase());
  }

  getHeaders(): Record<string, HeaderValue> {
    return Object.fromEntries(this._headers);
  }

  getHeaderNames(): string[] {
    return [...this._headers.keys()];
  }

  writeHead(
    status: number,
    reason?: string | Record<string, HeaderValue>,
    headers?: Record<string, HeaderValue>,
  ): this {
    this.statusCode = status;
    const entries = typeof reason === 'object' ? reason : headers;
    for (const [name, value] of Object.entries(entries ?? {})) this.setHeader(name, value);
    this.headersSent = true;
    return this;
  }

  flushHeaders(): void {
    this.headersSent = true;
  }

  /** `on-headers` and friends wrap this name. */
  _implicitHeader(): void {
    this.writeHead(this.statusCode);
  }

  get writableEnded(): boolean {
    return this.finished;
  }

  get writableLength(): number {
    return 0;
  }

  cork(): void {}
  uncork(): void {}

  write(chunk: Chunk, encoding?: BufferEncoding | Callback, done?: Callback): boolean {
    const callback = typeof encoding === 'function' ? encoding : done;
    if (this.finished || this.destroyed) {
      this.#fail(Object.assign(new Error('write after end'), { code: 'ERR_STREAM_WRITE_AFTER_END' }), callback);
      return false;
    }
    if (typeof chunk !== 'string' && !(chunk instanceof Uint8Array)) refuseChunk(chunk);
    if (!this.headersSent) this._implicitHeader();
    const named = typeof encoding === 'string' ? encoding : undefined;
    const isText = typeof chunk === 'string' && isUtf8(named);
    // A copy: its owner may write other bytes into it at once.
    this._chunks.push(isText ? chunk : new Uint8Array(typeof chunk === 'string' ? Buffer.from(chunk, named) : chunk));
    if (callback) queueMicrotask(() => callback());
    return true;
  }

  end(chunk?: Chunk | Callback | null, encoding?: BufferEncoding | Callback, done?: Callback): this {
    const callback = [chunk, encoding, done].find((argument) => typeof argument === 'function');
    const hasChunk = chunk !== undefined && chunk !== null && typeof chunk !== 'function';
    if (hasChunk) this.write(chunk, typeof encoding === 'string' ? encoding : undefined);
    if (this.finished || this.destroyed) return this;
    if (!this.headersSent) this._implicitHeader();
    this.finished = true;
    this.writable = false;
    queueMicrotask(() => this.#finish(callback));
    return this;
  }

  destroy(error?: Error): this {
    if (this.destroyed) return this;
    this.destroyed = true;
    this.writable = false;
    this.errored = error ?? null;
    queueMicrotask(() => {
      if (error) this.emit('error', error);
      this.emit('close');
    });
    return this;
  }

  #finish(callback: Callback | undefined): void {
    if (this.destroyed) return;
    this.writableFinished = true;
    this.emit('prefinish');
    this.emit('finish');
    callback?.();
    this.destroy();
  }

  #fail(error: Error, callback: Callback | undefined): void {
    if (callback) queueMicrotask(() => callback(error));
    queueMicrotask(() => this.emit('error', error));
  }
}

type Listener = (request: IncomingMessage, response: ServerResponse) => void;

/** Apps that end with `app.listen(3000)` are welcome: the last listener stands in for a missing export. */
export const listening: { app: Listener | undefined } = { app: undefined };

export class Server extends EventEmitter {
  app: Listener | undefined;

  constructor(app?: Listener) {
    super();
    this.app = app;
  }

  listen(...args: unknown[]): this {
    listening.app = this.app;
    const started = args.find((argument) => typeof argument === 'function') as (() => void) | undefined;
    if (started) queueMicrotask(() => started.call(this));
    return this;
  }

  address(): { port: number } {
    return { port: 0 };
  }

  close(): this {
    return this;
  }
}

export function createServer(...args: unknown[]): Server {
  return new Server(args.find((argument) => typeof argument === 'function') as Listener | undefined);
}

export class Agent {}
export const globalAgent = new Agent();
export const maxHeaderSize = 16_384;

export function request(): never {
  throw new Error('There is no network in a lab.');
}
export const get = request;

export default {
  METHODS,
  STATUS_CODES,
  IncomingMessage,
  ServerResponse,
  Server,
  createServer,
  Agent,
  globalAgent,
  maxHeaderSize,
  request,
  get,
};
