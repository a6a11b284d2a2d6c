import https from 'node:https';
import tls from 'node:tls';

const OLD = 'TLSv1.1';
const options = {};

// ruleid: javascript-tls-old-version
tls.DEFAULT_MIN_VERSION = 'TLSv1';
// ruleid: javascript-tls-old-version
const agent = new https.Agent({ keepAlive: true, minVersion: OLD });
// ruleid: javascript-tls-old-version
const socket = tls.connect({ host: 'charts', secureProtocol: 'TLSv1_method' });
// ok: javascript-tls-old-version
const modern = new https.Agent({ minVersion: 'TLSv1.3' });
// ok: javascript-tls-old-version
const usual = https.createServer({ minVersion: 'TLSv1.2', key: process.env.KEY });
// ok: javascript-tls-old-version
options.minVersion = 'TLSv1.2';
// ok: javascript-tls-old-version
const plain = tls.connect({ host: 'charts', secureProtocol: 'TLSv1_2_method' });
export { agent, socket, modern, usual, plain, options };
