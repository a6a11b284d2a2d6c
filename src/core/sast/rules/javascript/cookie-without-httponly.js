import cookieSession from 'cookie-session';
import express from 'express';
import session from 'express-session';

const app = express();
const OPTIONS = { httpOnly: true, secure: true, sameSite: 'lax' };

// ruleid: javascript-cookie-without-httponly
app.use(session({ secret: process.env.SECRET, cookie: { httpOnly: false, secure: true } }));
// ok: javascript-cookie-without-httponly
app.use(session({ secret: process.env.SECRET, cookie: { secure: true, sameSite: 'lax' } }));
// ok: javascript-cookie-without-httponly
app.use(cookieSession({ keys: [process.env.SECRET], secure: true }));

app.post('/login', (req, res) => {
  // ruleid: javascript-cookie-without-httponly
  res.cookie('session', req.sessionId);
  // ruleid: javascript-cookie-without-httponly
  res.status(200).cookie('auth_token', req.token, { secure: true });
  // ruleid: javascript-cookie-without-httponly
  res.cookie('booking', req.body.booking, { httpOnly: false });
  // ok: javascript-cookie-without-httponly
  res.cookie('session', req.sessionId, { httpOnly: true, secure: true, sameSite: 'strict' });
  // ok: javascript-cookie-without-httponly
  res.cookie('session', req.sessionId, OPTIONS);
  // ok: javascript-cookie-without-httponly
  res.cookie('session', req.sessionId, { ...OPTIONS, maxAge: 3_600_000 });
  // ok: javascript-cookie-without-httponly
  res.cookie('theme', req.body.theme);
  // ok: javascript-cookie-without-httponly
  res.cookie('xsrf-token', req.csrfToken(), { httpOnly: false, secure: true });
  // ok: javascript-cookie-without-httponly
  res.clearCookie('session');
  res.end();
});
