// expect: broken
// Tries to start a program.
import { execSync } from 'node:child_process';
console.log(execSync('id').toString());
