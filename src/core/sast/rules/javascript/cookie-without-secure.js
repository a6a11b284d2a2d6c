import express from 'express';
import session from 'express-session';

const app = express();
const isProduction = process.env.NODE_ENV === 'production';

// ruleid: javascript-cookie-without-secure
app.use(session({ secret: process.env.SECRET, cookie: { secure: false } }));
// ok: javascript-cookie-without-secure
app.use(session({ secret: process.env.SECRET, cookie: { secure: isProduction } }));
// ok: javascript-cookie-without-secure
app.use(session({ secret: process.env.SECRET, cookie: { secure: 'auto' } }));

app.post('/login', (req, res) => {
  // ruleid: javascript-cookie-without-secure
  res.cookie('sid', req.sessionId, { httpOnly: true });
  // ruleid: javascript-cookie-without-secure
  res.cookie('booking', req.body.booking, { secure: false });
  // ok: javascript-cookie-without-secure
  res.cookie('sid', req.sessionId, { httpOnly: true, secure: true });
  // ok: javascript-cookie-without-secure
  res.cookie('language', req.body.language, { maxAge: 1000 });
  // ok: javascript-cookie-without-secure
  res.cookie('sid', req.sessionId, { httpOnly: true, secure: req.secure });
  res.end();
});
