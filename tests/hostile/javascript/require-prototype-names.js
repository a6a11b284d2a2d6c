// expect: broken
// Tries to get at the loader by names that every object has.
console.log(require('constructor'), require('__proto__'), require('toString'));
