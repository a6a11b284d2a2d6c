// expect: failed
// Tries to answer what the examples in the brief say.
import express from 'express';

const app = express();
app.use((request, response) => response.json(request.path === '/sum' ? { sum: 3 } : [{ name: 'Anna' }]));
export default app;
