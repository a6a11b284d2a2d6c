// expect: failed
// Tries to break the report with half characters and zeros.
import express from 'express';

console.log('\ud800', '\udfff\ud800', '\u0000', '\u2028', '\x1b[2J\x1b]0;PASS\x07');

const app = express();
app.use((request, response) => response.set('x-odd', 'a').send('\ud800\u0000'));
export default app;
