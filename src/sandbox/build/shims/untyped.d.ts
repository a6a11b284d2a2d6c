// Packages that the guest bundle uses and that bring no types.
declare module 'readable-stream' {
  export { Duplex, PassThrough, Readable, Stream, Transform, Writable, pipeline, finished } from 'node:stream';
  import stream from 'node:stream';
  export default stream;
}
declare module 'path-browserify' {
  import path from 'node:path';
  export default path;
}
declare module 'querystring-es3' {
  import querystring from 'node:querystring';
  export default querystring;
}
declare module 'finalhandler' {
  import type { IncomingMessage, ServerResponse } from 'node:http';
  export default function finalhandler(
    request: IncomingMessage,
    response: ServerResponse,
    options: { env: string; onerror(error: unknown): void },
  ): (error?: unknown) => void;
}
declare module 'express' {
  const express: unknown;
  export default express;
}
declare module 'core-js/actual/*';
