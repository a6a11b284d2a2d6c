import express from 'express';
import fastify from 'fastify';

const app = express();
const admin = express();
const behind = Number(process.env.PROXIES ?? 0);

// ruleid: javascript-trust-proxy-all
app.set('trust proxy', true);
// ruleid: javascript-trust-proxy-all
admin.enable('trust proxy');
// ruleid: javascript-trust-proxy-all
const server = fastify({ logger: true, trustProxy: true });
// ok: javascript-trust-proxy-all
app.set('trust proxy', 1);
// ok: javascript-trust-proxy-all
app.set('trust proxy', behind);
// ok: javascript-trust-proxy-all
admin.set('trust proxy', 'loopback, 10.0.0.0/8');
// ok: javascript-trust-proxy-all
app.set('strict routing', true);
export { app, admin, server };
