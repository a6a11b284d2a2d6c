import express from 'express';
import helmet from 'helmet';
import fastify from 'fastify';
import fastifyHelmet from '@fastify/helmet';

const app = express();
const server = fastify();
const directives = { defaultSrc: ["'self'"] };

// ruleid: javascript-helmet-part-off
app.use(helmet({ contentSecurityPolicy: false }));
// ruleid: javascript-helmet-part-off
app.use(helmet({ hsts: false, frameguard: { action: 'deny' } }));
// ruleid: javascript-helmet-part-off
app.use(helmet({ noSniff: false }));
// ok: javascript-helmet-part-off
app.use(helmet());
// ok: javascript-helmet-part-off
app.use(helmet({ contentSecurityPolicy: { directives, reportOnly: true } }));
// ok: javascript-helmet-part-off
app.use(helmet({ crossOriginEmbedderPolicy: false }));
// ok: javascript-helmet-part-off
server.register(fastifyHelmet, { contentSecurityPolicy: { directives } });
// ok: javascript-helmet-part-off
export const parts = { hsts: false };
