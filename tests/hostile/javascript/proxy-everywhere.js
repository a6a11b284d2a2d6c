// expect: failed, broken, limit time
// Tries to put a trap on whatever the harness touches.
const traps = new Proxy(
  {},
  {
    get: (_, trap) => (target, key) => {
      if (trap === 'get') return key === 'prototype' ? {} : anything;
      return trap === 'ownKeys' ? ['prototype', 'length', 'name'] : Reflect[trap](...[target, key]);
    },
  },
);
const anything = new Proxy(function () {}, traps);
module.exports = anything;
