// What Express needs of node:http, without sockets: a request is made from plain values, a response collects its bytes.
import { EventEmitter } from 'events';
import { Readable, Writable } from 'readable-stream';

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

export class ServerResponse extends Writable {
  statusCode = 200;
  statusMessage: string | undefined;
  headersSent = false;
  finished = false;
  sendDate = false;
  req: IncomingMessage;
  socket: object;
  connection: object;
  _headers = new Map<string, HeaderValue>();
  _chunks: Buffer[] = [];

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

  override _write(chunk: Buffer | string, encoding: BufferEncoding, done: () => void): void {
    if (!this.headersSent) this.writeHead(this.statusCode);
    this._chunks.push(typeof chunk === 'string' ? Buffer.from(chunk, encoding) : Buffer.from(chunk));
    done();
  }

  override end(...args: unknown[]): this {
    if (!this.headersSent) this._implicitHeader();
    this.finished = true;
    return super.end(...(args as []));
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
