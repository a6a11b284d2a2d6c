import express from 'express';
import { MongoClient, ObjectId } from 'mongodb';
import { z } from 'zod';
import { Crew } from './models.js';

const app = express();
const client = new MongoClient(process.env.MONGO_URL);
const boats = client.db('tidewater').collection('boats');
const Login = z.object({ name: z.string(), password: z.string() });

app.post('/login', async (req, res) => {
  // ruleid: javascript-nosql-injection
  const member = await Crew.findOne({ name: req.body.name, password: req.body.password });
  const { name, password } = req.body;
  // ruleid: javascript-nosql-injection
  const again = await Crew.findOne({ name, password });
  // ok: javascript-nosql-injection
  const safe = await Crew.findOne({ name: String(name), password: String(password) });
  // ok: javascript-nosql-injection
  const equal = await Crew.findOne({ name: { $eq: name } });
  const parsed = Login.parse(req.body);
  // ok: javascript-nosql-injection
  const checked = await Crew.findOne({ name: parsed.name });
  res.json([member, again, safe, equal, checked]);
});

app.get('/boats', async (req, res) => {
  const filter = {};
  if (req.query.harbour) filter.harbour = req.query.harbour;
  // ruleid: javascript-nosql-injection
  const list = await boats.find(filter).toArray();
  // ruleid: javascript-nosql-injection
  await boats.updateMany(req.query, { $set: { seen: true } });
  // ruleid: javascript-nosql-injection
  const fast = await boats.find({ $where: `this.price < ${req.query.price}` }).toArray();
  // ok: javascript-nosql-injection
  const one = await boats.findOne({ _id: new ObjectId(req.query.id) });
  // ok: javascript-nosql-injection
  const byPath = await boats.findOne({ slug: req.params.slug });
  // ok: javascript-nosql-injection
  const cheap = await boats.find({ price: { $lt: Number(req.query.price) } }).toArray();
  // ok: javascript-nosql-injection
  const local = list.find((boat) => boat.slug === req.query.slug);
  res.json([list, fast, one, byPath, cheap, local]);
});

function byOwner(owner) {
  // ruleid: javascript-nosql-injection
  return boats.countDocuments({ owner });
}

app.post('/count', async ({ body }, res) => {
  if (typeof body.harbour !== 'string') return res.status(400).end();
  // ok: javascript-nosql-injection
  const here = await boats.countDocuments({ harbour: body.harbour });
  if (typeof body.skipper !== 'string') console.warn('no skipper');
  // ruleid: javascript-nosql-injection
  const skipped = await boats.deleteOne({ skipper: body.skipper });
  return res.json([here, skipped, await byOwner(body.owner)]);
});
