// expect: failed, broken
// Tries to answer for everything that is read or written as JSON.
import express from 'express';

JSON.stringify = () => '{"status":200,"headers":{},"cookies":[],"body":"{\\"sum\\":3}"}';
JSON.parse = () => ({ status: 'passed', sum: 3 });

const app = express();
app.use((request, response) => response.json({ sum: 'passed' }));
export default app;
