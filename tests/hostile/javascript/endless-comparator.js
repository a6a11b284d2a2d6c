// expect: limit time
// Tries to loop inside of a built-in function that calls back.
[3, 1, 2].sort(() => {
  for (;;);
});
