// expect: limit stack
// Tries to end the stack.
const down = () => down() + 1;
down();
