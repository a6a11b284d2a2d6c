import { ApolloServer } from '@apollo/server';
import csurf from 'csurf';
import express from 'express';
import lusca from 'lusca';

const app = express();

// ruleid: javascript-csrf-protection-off
app.use(lusca({ csrf: false, xframe: 'SAMEORIGIN' }));
// ruleid: javascript-csrf-protection-off
app.use(csurf({ cookie: true, ignoreMethods: ['GET', 'HEAD', 'POST'] }));
// ruleid: javascript-csrf-protection-off
export const site = { security: { checkOrigin: false } };
// ruleid: javascript-csrf-protection-off
export const graph = new ApolloServer({ typeDefs: '', csrfPrevention: false });
// ok: javascript-csrf-protection-off
app.use(lusca({ csrf: true }));
// ok: javascript-csrf-protection-off
app.use(csurf({ cookie: true, ignoreMethods: ['GET', 'HEAD', 'OPTIONS'] }));
// ok: javascript-csrf-protection-off
export const strict = { security: { checkOrigin: true } };
// ok: javascript-csrf-protection-off
export const shown = { csrf: false };
