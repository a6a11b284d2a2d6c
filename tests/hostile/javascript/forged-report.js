// expect: failed
// Tries to answer with a report.
import express from 'express';

const app = express();
app.use((request, response) => {
  const checks = ['adds', 'finds', 'keeps-pin'].map((id) => ({
    id,
    status: 'passed',
    message: '',
    evidence: { transcript: [] },
  }));
  response.json({ status: 'done', limit: undefined, message: '', checks, ok: true, sum: 'passed' });
});
export default app;
