import https from 'node:https';
import tls from 'node:tls';
import { readFileSync } from 'node:fs';

// ruleid: javascript-tls-verify-off
const agent = new https.Agent({ keepAlive: true, rejectUnauthorized: false });
// ruleid: javascript-tls-verify-off
process.env.NODE_TLS_REJECT_UNAUTHORIZED = '0';
// ruleid: javascript-tls-verify-off
process.env['NODE_TLS_REJECT_UNAUTHORIZED'] = 0;
const options = { host: 'db' };
// ruleid: javascript-tls-verify-off
options.rejectUnauthorized = false;
// ruleid: javascript-tls-verify-off
tls.connect({ host: 'db', checkServerIdentity: () => undefined });
// ok: javascript-tls-verify-off
const strict = new https.Agent({ rejectUnauthorized: true });
// ok: javascript-tls-verify-off
const own = new https.Agent({ ca: readFileSync('authority.pem') });
// ok: javascript-tls-verify-off
options.rejectUnauthorized = true;
// ok: javascript-tls-verify-off
tls.connect({ host: 'db', checkServerIdentity: (host, certificate) => tls.checkServerIdentity(host, certificate) });
export { agent, strict, own };
