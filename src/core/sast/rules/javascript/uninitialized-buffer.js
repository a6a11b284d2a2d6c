import express from 'express';

const app = express();

app.get('/pad', (req, res) => {
  // ruleid: javascript-uninitialized-buffer
  const old = new Buffer(req.query.text);
  // ruleid: javascript-uninitialized-buffer
  res.write(Buffer.allocUnsafe(64));
  // ruleid: javascript-uninitialized-buffer
  res.send(Buffer.concat([old, Buffer.allocUnsafeSlow(16)]));
  // ok: javascript-uninitialized-buffer
  const zeros = Buffer.alloc(64);
  // ok: javascript-uninitialized-buffer
  const text = Buffer.from(req.query.text, 'utf8');
  // ok: javascript-uninitialized-buffer
  const filled = Buffer.allocUnsafe(64).fill(0);
  // ok: javascript-uninitialized-buffer
  res.end(Buffer.concat([zeros, text, filled]));
});
