import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { buildSandboxAssets, GENERATED_DIRECTORY } from '../build/build-assets.ts';
import { FileTree } from './file-tree.ts';
import { Interpreter } from './interpreter.ts';
import { InterpreterLeft, PythonMachine } from './machine.ts';
import { readReply } from './reply.ts';

let module: WebAssembly.Module;

beforeAll(async () => {
  await buildSandboxAssets();
  module = await WebAssembly.compile(await readFile(join(GENERATED_DIRECTORY, 'python.wasm')));
});

/** What an application answers to one request, or that the interpreter ended. */
function answerOf(machine: PythonMachine, code: string): string {
  let reply = '';
  let isAsked = false;
  const interpreter = new Interpreter({
    machine,
    nextCommand: () => {
      if (isAsked) throw new InterpreterLeft();
      isAsked = true;
      const request = { method: 'GET', url: '/', headers: {} };
      return new TextEncoder().encode(`${JSON.stringify({ load: 'app.py', request })}\n`);
    },
    onReply: (bytes) => void (reply += new TextDecoder().decode(bytes)),
    onOutput: () => {},
  });
  interpreter.mount(new FileTree({ 'app.py': code }));
  try {
    return `ended with ${interpreter.run()}`;
  } catch (error) {
    if (!(error instanceof InterpreterLeft)) throw error;
    const { broken, exceeded, answer } = readReply(reply);
    return broken ?? exceeded ?? (answer.ok ? answer.value.body : answer.message);
  }
}

const application = (body: string): string =>
  `import builtins, json, os, sys, urllib.parse\ndef application(environ, start_response):\n    start_response('200 OK', [])\n    ${body}\n`;

const LOOK = application(
  `return [repr((hasattr(json, 'mark'), hasattr(builtins, 'mark'), 'app_of_another' in sys.modules, len('four'), sorted(os.listdir('.')), sys.flags.isolated, [p for p in sys.path if 'evil' in p])).encode()]`,
);
const FRESH = "(False, False, False, 4, ['app.py'], 1, [])";

describe('a Python that is run again', () => {
  it('meets nothing of what ran in it before', () => {
    const machine = new PythonMachine(module);
    expect(answerOf(machine, LOOK)).toBe(FRESH);
    const marking = application(
      `json.mark = builtins.mark = 1; builtins.len = lambda x: 0; sys.modules['app_of_another'] = json; sys.path.append('/evil'); json.dumps = None; return [b'done']`,
    );
    expect(answerOf(machine, marking)).toBe('done');
    expect(answerOf(machine, LOOK)).toBe(FRESH);
  });

  it.each([
    ['took more memory', `kept = bytearray(30_000_000); return [b'done']`, 'done'],
    ['ended its process', `os._exit(3)`, 'ended with 3'],
    ['ran out of stack', `f = lambda: f(); f()`, 'stack'],
  ])('is as fresh after one that %s', (_, body, answer) => {
    const machine = new PythonMachine(module);
    expect(answerOf(machine, application(body))).toBe(answer);
    expect(answerOf(machine, LOOK)).toBe(FRESH);
  });

  it('draws other random numbers in each run', () => {
    const machine = new PythonMachine(module);
    const drawing = application(`import random; return [str(random.random()).encode()]`);
    expect(answerOf(machine, drawing)).not.toBe(answerOf(machine, drawing));
  });

  it('is a program of its own to what looks up its callers', () => {
    const machine = new PythonMachine(module);
    const body = `f = sys._getframe()\n    while f.f_back: f = f.f_back\n    return [repr(sorted(k for k in f.f_globals if 'rpc' in k)).encode()]`;
    expect(answerOf(machine, application(body))).toBe('[]');
  });
});
