import express from 'express';
import path from 'node:path';
import serveIndex from 'serve-index';

const app = express();
const HERE = '.';

// ruleid: javascript-static-exposes-project
app.use(express.static(__dirname));
// ruleid: javascript-static-exposes-project
app.use('/files', express.static(HERE, { maxAge: 1000 }));
// ruleid: javascript-static-exposes-project
app.use('/all', express.static('public', { dotfiles: 'allow' }));
// ruleid: javascript-static-exposes-project
app.use('/list', serveIndex(process.cwd(), { icons: true }));
// ok: javascript-static-exposes-project
app.use(express.static('public'));
// ok: javascript-static-exposes-project
app.use(express.static(path.join(__dirname, 'public'), { dotfiles: 'ignore' }));
// ok: javascript-static-exposes-project
app.use('/charts', serveIndex('public/charts'));
// ok: javascript-static-exposes-project
app.set('views', __dirname);
