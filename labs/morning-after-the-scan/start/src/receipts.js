import { readFileSync } from 'node:fs';
import path from 'node:path';
import { Router } from 'express';

export const receipts = Router();

const RECEIPTS = path.resolve('data/receipts');

receipts.get('/receipts/:number', (req, res) => {
  const name = `${Number.parseInt(req.params.number, 10)}.txt`;
  const file = path.join(RECEIPTS, name);
  try {
    res.type('txt').send(readFileSync(file, 'utf8'));
  } catch {
    res.status(404).send('There is no such receipt.');
  }
});
