// expect: broken
// Tries to read the checks.
console.log(require('./checks/works.js'), require('/checks/safe.js'));
