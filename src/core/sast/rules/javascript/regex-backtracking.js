import express from 'express';

const app = express();
app.use(express.json());

// ruleid: javascript-regex-backtracking
const WORDS = /^(\w+)+$/;
// ruleid: javascript-regex-backtracking
const NAME = /^([a-zA-Z]+\s?)*$/;
// ruleid: javascript-regex-backtracking
const NUMBERS = new RegExp('^(\\d+)*;$');
// ok: javascript-regex-backtracking
const LIST = /^\d+(?:,\d+)*$/;
// ok: javascript-regex-backtracking
const SLUG = /^[a-z0-9]+(?:-[a-z0-9]+)*$/;
// ok: javascript-regex-backtracking
const LINES = /(?:[^\n]+\n)+$/;
// ok: javascript-regex-backtracking
const SIMPLE = /^[\w.-]+@[\w-]+\.\w{2,}$/;

export const isBoatName = (text) => NAME.test(text);

app.post('/boats', (req, res) => {
  // ruleid: javascript-regex-backtracking
  const code = req.body.code.match(/^(?:.*)*TW-/);
  // ok: javascript-regex-backtracking
  const first = req.body.code.match(/(TW\d+)/);
  // ok: javascript-regex-backtracking
  const note = '(a+)+ is what a slow expression looks like';
  res.json([code, first, note, WORDS.test(req.body.name), NUMBERS, LIST, SLUG, LINES, SIMPLE]);
});
