// expect: limit memory, limit time, failed, broken
// Tries to use up the randomness of the host.
import { randomBytes } from 'node:crypto';
const kept = [];
for (;;) kept.push(randomBytes(2 ** 30));
