// expect: limit
// Tries to catch every refusal of memory and ask again.
const kept = [];
for (;;) {
  try {
    kept.push('x'.repeat(1_000_000) + kept.length);
  } catch {
    kept.length = 0;
  }
}
