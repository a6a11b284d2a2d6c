import express from 'express';
import { requireAdmin, isAdmin } from './access.js';
import { boats, members } from './models.js';

const app = express();
const openRouter = express.Router();
const guardedRouter = express.Router();

// ruleid: javascript-admin-route-open
openRouter.get('/admin/members', (req, res) => res.json(members.all()));
// ruleid: javascript-admin-route-open
openRouter.delete('/api/admin/boats/:id', async (req, res) => {
  await boats.remove(req.params.id);
  res.end();
});
// ok: javascript-admin-route-open
openRouter.get('/admin/login', (req, res) => res.render('login'));
// ok: javascript-admin-route-open
openRouter.get('/boats', (req, res) => res.json(boats.all()));
// ok: javascript-admin-route-open
openRouter.get('/admin/prices', requireAdmin, (req, res) => res.json(boats.prices()));
// ok: javascript-admin-route-open
openRouter.post('/admin/prices', (req, res) => {
  if (!req.user?.isAdmin) return res.status(403).end();
  return res.json(boats.setPrices(req.body));
});
// ok: javascript-admin-route-open
openRouter.put('/admin/prices', (req, res) => {
  if (!isAdmin(req)) return res.status(403).end();
  return res.json(boats.setPrices(req.body));
});

guardedRouter.use(requireAdmin);
// ok: javascript-admin-route-open
guardedRouter.get('/admin/members', (req, res) => res.json(members.all()));

app.use('/admin', requireAdmin);
// ok: javascript-admin-route-open
app.get('/admin/boats', (req, res) => res.json(boats.all()));
app.use(openRouter, guardedRouter);
