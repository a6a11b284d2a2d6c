import { Router } from 'express';

export const weather = Router();

const STATION = process.env.WEATHER_URL ?? 'https://api.weather.example/v1';

weather.get('/weather', async (req, res) => {
  const answer = await fetch(`${STATION}/now?place=harbour`);
  const { wind, gusts } = await answer.json();
  res.json({ wind, gusts, unit: req.query.unit === 'kn' ? 'kn' : 'm/s' });
});
