// expect: failed
// Tries every name by which hosts are known.
import express from 'express';

const loot = [];
const take = (name, get) => {
  try {
    loot.push(`${name}: ${String(get())}`);
  } catch (error) {
    loot.push(`${name} refused`);
  }
};
for (const name of [
  'js',
  'pyodide',
  'Deno',
  'Bun',
  'fetch',
  'XMLHttpRequest',
  'WebSocket',
  'Worker',
  'WebAssembly',
  'importScripts',
  'postMessage',
  'parentPort',
  'self',
  'window',
  'document',
  'std',
  'os',
  'bjson',
  'scriptArgs',
  'loadScript',
  '__loadScript',
  '__gatehouse',
  'host',
  'navigator',
]) {
  take(name, () => typeof globalThis[name] + Object.keys(globalThis[name]));
}
take('process', () =>
  [process.binding, process.dlopen, process.exit, process.kill, process.mainModule, process.getBuiltinModule].map(
    String,
  ),
);
take('environment', () => JSON.stringify(process.env));
take('global', () => Object.getOwnPropertyNames(globalThis));
console.log(loot.join('\n'));

const app = express();
app.use((request, response) => response.send(loot.join('\n')));
export default app;
