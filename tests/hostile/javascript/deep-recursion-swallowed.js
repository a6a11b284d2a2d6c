// expect: limit
// Tries to end the stack, catch it, and end it again.
const down = () => {
  try {
    return down() + 1;
  } catch {
    return down();
  }
};
down();
