import axios, { get as load } from 'axios';
import express from 'express';
import got from 'got';
import https from 'node:https';

const app = express();
const HOSTS = new Set(['charts.tidewater.example', 'weather.tidewater.example']);
const FEEDS = { north: 'https://charts.tidewater.example/north', south: 'https://charts.tidewater.example/south' };
const API_URL = process.env.WEATHER_URL;

app.get('/preview', async (req, res) => {
  // ruleid: javascript-ssrf
  const page = await fetch(req.query.url);
  // ruleid: javascript-ssrf
  const image = await axios.get(req.query.image, { responseType: 'stream' });
  // ruleid: javascript-ssrf
  const short = await load(`https://${req.query.host}/status`);
  // ruleid: javascript-ssrf
  const all = await axios({ method: 'get', url: req.query.feed });
  // ruleid: javascript-ssrf
  https.get('https://' + req.query.region + '.tidewater.example/charts', (answer) => answer.pipe(res));
  // ok: javascript-ssrf
  const fixed = await fetch(`https://charts.tidewater.example/boats/${req.params.id}`);
  // ok: javascript-ssrf
  const plus = await fetch('https://charts.tidewater.example/boats/' + req.params.id);
  // ok: javascript-ssrf
  const feed = await got(FEEDS[req.query.region] ?? FEEDS.north);
  // ok: javascript-ssrf
  const sent = await axios.post('https://weather.tidewater.example/ask', { place: req.body.place });
  // ok: javascript-ssrf
  const base = await fetch(`${API_URL}/boats/${req.params.id}`);
  // ok: javascript-ssrf
  const asked = await fetch('https://charts.tidewater.example/search', { method: 'POST', body: req.body.text });
  res.json([page, image, short, all, fixed, plus, feed, sent, base, asked]);
});

async function download(address) {
  // ruleid: javascript-ssrf
  return (await got(address)).body;
}

app.post('/import', async (req, res) => {
  const target = new URL(req.body.url);
  if (!HOSTS.has(target.hostname)) return res.status(400).end();
  // ok: javascript-ssrf
  const checked = await fetch(target, { redirect: 'error' });
  const { avatar, mirror } = req.body;
  if (!HOSTS.has(new URL(avatar).hostname)) return res.status(400).end();
  // ok: javascript-ssrf
  const picture = await fetch(avatar);
  if (!mirror.startsWith('https://charts.tidewater.example')) return res.status(400).end();
  // ruleid: javascript-ssrf
  const near = await fetch(mirror);
  if (!HOSTS.has(new URL(req.body.other).hostname)) console.warn('unknown host');
  // ruleid: javascript-ssrf
  const warned = await fetch(req.body.other);
  return res.json([checked, picture, near, warned, await download(req.body.file)]);
});
