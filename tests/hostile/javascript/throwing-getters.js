// expect: broken
// Tries to throw while its exports are looked at.
module.exports = {};
Object.defineProperty(module, 'exports', {
  get() {
    throw {
      get message() {
        throw new Error('again');
      },
      get stack() {
        throw new Error('again');
      },
    };
  },
});
