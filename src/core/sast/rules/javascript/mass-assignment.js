import express from 'express';
import { createHash } from 'node:crypto';
import _ from 'lodash';
import { z } from 'zod';
import { Boat, Member, prisma } from './models.js';

const app = express();
const NewBoat = z.object({ name: z.string(), harbour: z.string() });

app.post('/members', async (req, res) => {
  // ruleid: javascript-mass-assignment
  const a = await Member.create(req.body);
  const input = req.body;
  // ruleid: javascript-mass-assignment
  const b = new Member(input);
  // ruleid: javascript-mass-assignment
  const c = await prisma.member.create({ data: req.body });
  // ruleid: javascript-mass-assignment
  const d = await Member.create({ ...req.body, createdAt: Date.now() });
  // ok: javascript-mass-assignment
  const e = await Member.create({ name: req.body.name, mail: req.body.mail });
  const { name, mail } = req.body;
  // ok: javascript-mass-assignment
  const f = await prisma.member.create({ data: { name, mail } });
  // ok: javascript-mass-assignment
  const g = await Boat.create(NewBoat.parse(req.body));
  // ok: javascript-mass-assignment
  const h = await Boat.create(_.pick(req.body, ['name', 'harbour']));
  // ok: javascript-mass-assignment
  const i = createHash('sha256').update(req.body.name).digest('hex');
  // ok: javascript-mass-assignment
  const j = new Map(Object.entries(req.body));
  res.json([a, b, c, d, e, f, g, h, i, j]);
});

async function change(id, fields) {
  // ruleid: javascript-mass-assignment
  return Boat.findByIdAndUpdate(id, fields, { new: true });
}

app.put('/boats/:id', async (req, res) => {
  const boat = await Boat.findById(req.params.id);
  // ruleid: javascript-mass-assignment
  Object.assign(boat, req.body);
  // ruleid: javascript-mass-assignment
  await Boat.updateOne({ _id: req.params.id }, { $set: req.body });
  // ok: javascript-mass-assignment
  await Boat.updateOne({ _id: req.params.id }, { $set: { name: req.body.name } });
  // ok: javascript-mass-assignment
  Object.assign(boat, { name: req.body.name });
  // ok: javascript-mass-assignment
  boat.set('name', req.body.name);
  res.json(await change(boat.id, req.body));
});
