// expect: failed
// Tries to climb the stack to whoever called.
import express from 'express';

const loot = [];
const take = (name, get) => {
  try {
    loot.push(`${name}: ${String(get())}`);
  } catch (error) {
    loot.push(`${name} refused`);
  }
};
take('callee', () =>
  (function climb() {
    return arguments.callee.caller.arguments.callee.caller;
  })(),
);
take('caller', () => {
  function me() {
    return me.caller;
  }
  return me();
});
take('wrapper', () => typeof __filename + typeof module.parent + Object.keys(module));
take('require', () => Object.getOwnPropertyNames(require) + require.cache + require.main);
console.log(loot.join('\n'));

const app = express();
app.use((request, response) => response.send(loot.join('\n')));
export default app;
