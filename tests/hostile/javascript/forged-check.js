// expect: broken
// Tries to declare a check of its own.
check('mine', 'Passes', () => {});
expect(1).is(1);
