// expect: broken, failed
// Tries to be awaited by whoever loads it.
export default {
  then(resolve) {
    resolve({ status: 'passed' });
    for (;;);
  },
};
