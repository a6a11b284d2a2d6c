// expect: limit, broken
// Tries to double a text until something breaks.
let text = 'x';
for (;;) {
  text += text;
  text.charCodeAt(text.length - 1);
}
