import { Router } from 'express';
import { all, run } from './database.js';
import { escapeHtml, page } from './html.js';

export const crew = Router();

const DECKS = new Map([
  ['rota', '/crew/rota'],
  ['notes', '/crew/notes'],
]);

crew.post('/crew/notes', (req, res) => {
  run('INSERT INTO notes (author, text, link) VALUES (?, ?, ?)', req.body.author, req.body.text, req.body.link);
  res.redirect(DECKS.get(req.query.then) ?? '/crew/notes');
});

crew.get('/crew/notes', (_req, res) => {
  const notes = all('SELECT author, text FROM notes ORDER BY id DESC LIMIT 100');
  const items = notes.map(({ author, text }) => `<li><b>${escapeHtml(author)}</b> ${text}</li>`);
  res.send(page('Notes', `<ul>${items.join('')}</ul>`));
});

crew.get('/crew/links', (req, res) => {
  const home = String(req.query.back ?? '/');
  const links = all('SELECT link FROM notes WHERE link IS NOT NULL LIMIT 20').length;
  res.send(page('Links', `<p>${links} links</p><a href="${escapeHtml(home)}">Back</a>`));
});
