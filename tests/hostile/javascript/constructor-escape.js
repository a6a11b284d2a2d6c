// expect: failed
// Tries the way out through the constructor of a function.
import express from 'express';

const loot = [];
const take = (name, get) => {
  try {
    loot.push(`${name}: ${String(get())}`);
  } catch (error) {
    loot.push(`${name} refused`);
  }
};
take('this', () => Function('return this')().process.mainModule);
take('print', () => console.log.constructor('return process.binding("spawn_sync")')());
take('async', () => (async () => {}).constructor('return process.env')().then.constructor('return import("fs")')());
take(
  'generator',
  () =>
    Object.getPrototypeOf(function* () {})
      .constructor('return globalThis.require("fs")')()
      .next().value,
);
take('error', () => {
  try {
    null.x;
  } catch (error) {
    return error.constructor.constructor('return process.exit(0)')();
  }
});
take('getter', () => Object.getOwnPropertyDescriptor(Object.prototype, '__proto__').get.constructor('return fetch')());
console.log(loot.join('\n'));

const app = express();
app.use((request, response) => response.send(loot.join('\n')));
export default app;
