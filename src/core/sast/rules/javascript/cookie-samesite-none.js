import express from 'express';
import session from 'express-session';

const app = express();
const secret = process.env.SECRET;

// ruleid: javascript-cookie-samesite-none
app.use(session({ secret, cookie: { secure: true, sameSite: 'none' } }));
// ok: javascript-cookie-samesite-none
app.use(session({ secret, cookie: { secure: true, sameSite: 'lax' } }));
// ok: javascript-cookie-samesite-none
app.use(session({ secret, cookie: { secure: true, sameSite: 'none', partitioned: true } }));

app.post('/login', (req, res) => {
  // ruleid: javascript-cookie-samesite-none
  res.cookie('sid', req.sessionId, { httpOnly: true, secure: true, sameSite: 'None' });
  // ok: javascript-cookie-samesite-none
  res.cookie('sid', req.sessionId, { httpOnly: true, secure: true, sameSite: 'strict' });
  // ok: javascript-cookie-samesite-none
  res.cookie('sid', req.sessionId, { httpOnly: true, secure: true, sameSite: true });
  res.end();
});
