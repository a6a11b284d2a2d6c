import { spawn } from 'node:child_process';
import http from 'node:http';

const options = { host: 'charts.internal' };

// ruleid: javascript-insecure-http-parser
export const server = http.createServer({ insecureHTTPParser: true }, (req, res) => res.end());
// ruleid: javascript-insecure-http-parser
options.insecureHTTPParser = true;
// ruleid: javascript-insecure-http-parser
export const child = spawn('node', ['--insecure-http-parser', 'server.js']);
// ok: javascript-insecure-http-parser
export const strict = http.createServer({ insecureHTTPParser: false }, (req, res) => res.end());
// ok: javascript-insecure-http-parser
export const plain = http.createServer((req, res) => res.end());
// ok: javascript-insecure-http-parser
export const other = spawn('node', ['--max-http-header-size=8192', 'server.js']);
http.get(options);
