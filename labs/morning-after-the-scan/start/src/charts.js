import { readFileSync } from 'node:fs';
import path from 'node:path';
import { Router } from 'express';

export const charts = Router();

const CHARTS = path.resolve('data/charts');

charts.get('/charts/file', (req, res) => {
  const file = path.resolve(CHARTS, String(req.query.name));
  if (!file.startsWith(CHARTS)) return res.status(404).end();
  res.type('txt').send(readFileSync(file, 'utf8'));
});
