import cookieParser from 'cookie-parser';
import cookieSession from 'cookie-session';
import express from 'express';
import session from 'express-session';

const app = express();
const SECRET = 'boats on the water';

// ruleid: javascript-session-secret-in-code
app.use(session({ secret: 'keyboard cat', resave: false }));
// ruleid: javascript-session-secret-in-code
app.use(cookieSession({ name: 'sid', keys: [SECRET] }));
// ruleid: javascript-session-secret-in-code
app.use(session({ secret: process.env.SESSION_SECRET ?? 'changed-later', resave: false }));
// ruleid: javascript-session-secret-in-code
app.use(cookieParser('tidewater'));
// ok: javascript-session-secret-in-code
app.use(session({ secret: process.env.SESSION_SECRET, resave: false }));
// ok: javascript-session-secret-in-code
app.use(cookieSession({ name: 'sid', keys: [process.env.KEY_NEW, process.env.KEY_OLD] }));
// ok: javascript-session-secret-in-code
app.use(cookieParser(process.env.COOKIE_SECRET));
// ok: javascript-session-secret-in-code
app.use(cookieParser());
