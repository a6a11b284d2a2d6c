import express from 'express';
import helmet from 'helmet';

const app = express();
const nonce = 'r4nd0m';

// ruleid: javascript-csp-unsafe
app.use(helmet.contentSecurityPolicy({ directives: { scriptSrc: ["'self'", "'unsafe-inline'"] } }));
// ruleid: javascript-csp-unsafe
const open = { directives: { 'script-src': ["'self'", '*'] } };
// ok: javascript-csp-unsafe
const styles = { directives: { scriptSrc: ["'self'"], styleSrc: ["'self'", "'unsafe-inline'"] } };
// ok: javascript-csp-unsafe
const withNonce = { directives: { scriptSrc: [`'nonce-${nonce}'`, "'unsafe-inline'"] } };
// ok: javascript-csp-unsafe
const images = { directives: { imgSrc: ['*'], scriptSrc: ['https://cdn.tidewater.example'] } };

app.get('/', (req, res) => {
  // ruleid: javascript-csp-unsafe
  res.setHeader('Content-Security-Policy', "default-src 'self'; script-src 'self' 'unsafe-eval'");
  // ok: javascript-csp-unsafe
  res.setHeader('Content-Security-Policy', "default-src 'self'; style-src 'unsafe-inline'; img-src *");
  // ok: javascript-csp-unsafe
  res.setHeader('Content-Security-Policy', "default-src 'self'");
  res.json([open, styles, withNonce, images]);
});
