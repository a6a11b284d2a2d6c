import { Router } from 'express';
import { all, run } from './database.js';
import { send } from './mail.js';

export const members = Router();

const sixDigits = () => String(Math.floor(Math.random() * 1_000_000)).padStart(6, '0');

members.post('/members/forgot', async (req, res) => {
  const [member] = all('SELECT id, email FROM members WHERE email = ?', req.body.email);
  if (member) {
    const code = sixDigits();
    run('UPDATE members SET reset_code = ?, reset_until = ? WHERE id = ?', code, Date.now() + 900_000, member.id);
    await send(member.email, 'Your code', `Enter ${code} within 15 minutes.`);
  }
  res.json({ sent: true });
});

members.get('/members/colour', (_req, res) => {
  const hue = Math.floor(Math.random() * 360);
  res.json({ avatar: `hsl(${hue} 60% 45%)` });
});
