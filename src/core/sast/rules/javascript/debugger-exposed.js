import { fork, spawn } from 'node:child_process';
import inspector, { open } from 'node:inspector';

const EVERYWHERE = '0.0.0.0';

export function debug() {
  // ruleid: javascript-debugger-exposed
  inspector.open(9229, EVERYWHERE);
  // ruleid: javascript-debugger-exposed
  const child = spawn('node', ['--inspect=0.0.0.0:9229', 'server.js']);
  // ruleid: javascript-debugger-exposed
  process.env.NODE_OPTIONS = '--enable-source-maps --inspect=0.0.0.0:9229';
  // ok: javascript-debugger-exposed
  open(9229, '127.0.0.1');
  // ok: javascript-debugger-exposed
  const local = spawn('node', ['--inspect', 'server.js']);
  // ok: javascript-debugger-exposed
  const other = fork('server.js', [], { execArgv: ['--inspect=127.0.0.1:9230'] });
  return [child, local, other];
}
