const express = require('express');
const escapeHtml = require('escape-html');
const he = require('he');
const _ = require('lodash');
const { DatabaseSync } = require('node:sqlite');

const app = express();
const database = new DatabaseSync('guestbook.db');
const findReview = database.prepare('SELECT * FROM reviews WHERE id = ?');
const SIGNS = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' };

function escapeByMap(text) {
  return String(text).replace(/[&<>"']/g, (sign) => SIGNS[sign]);
}

const escapeByChain = (text) =>
  text
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;')
    .replaceAll("'", '&#39;');

function escapeByRegexes(value) {
  let text = `${value}`;
  text = text.replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/>/g, '&gt;');
  return text.replace(/"/g, '&quot;').replace(/'/g, '&#x27;');
}

function escapeOnce(text) {
  return text.replace('&', '&amp;').replace('<', '&lt;').replace('>', '&gt;').replace('"', '&quot;').replace("'", '&#39;');
}

function escapeTagsOnly(text) {
  return text.replace(/</g, '&lt;').replace(/>/g, '&gt;');
}

app.get('/request', (req, res) => {
  // ruleid: javascript-stored-xss
  res.send(`<h1>${req.query.name}</h1>`);
  // ruleid: javascript-stored-xss
  res.status(404).send('<p>No page ' + req.originalUrl + '</p>');
  // ruleid: javascript-stored-xss
  res.write('<p>' + req.params.name);
  // ruleid: javascript-stored-xss
  res.end(req.body.text);
  // ok: javascript-stored-xss
  res.json({ name: req.query.name });
  // ok: javascript-stored-xss
  res.send({ name: req.query.name });
  // ok: javascript-stored-xss
  res.send('<h1>Hello</h1>');
});

app.get('/rows', (req, res) => {
  const reviews = database.prepare('SELECT * FROM reviews').all();
  const items = reviews.map((review) => `<li>${review.text}</li>`);
  // ruleid: javascript-stored-xss
  res.send(`<ul>${items.join('')}</ul>`);
  // ok: javascript-stored-xss
  res.send(reviews);
  // ok: javascript-stored-xss
  res.json(reviews);
  // ok: javascript-stored-xss
  res.send(`<p>${reviews.length} reviews</p>`);
  // ok: javascript-stored-xss
  res.send(`<ul>${reviews.map((review) => `<li>${escapeHtml(review.text)}</li>`).join('')}</ul>`);
  // ok: javascript-stored-xss
  res.send(`<ul>${reviews.map(({ text }) => text).map(escapeHtml).join('<br>')}</ul>`);
});

app.get('/one', (req, res) => {
  const review = findReview.get(req.params.id);
  // ruleid: javascript-stored-xss
  res.send(`<p>${review.text}</p>`);
  // ok: javascript-stored-xss
  res.send(`<p>${escapeByMap(review.text)}</p>`);
  // ok: javascript-stored-xss
  res.send(`<p title="${escapeByChain(review.text)}">x</p>`);
  // ok: javascript-stored-xss
  res.send(`<p>${escapeByRegexes(review.text)}</p>`);
  // ruleid: javascript-stored-xss
  res.send(`<p>${escapeOnce(review.text)}</p>`);
  // ruleid: javascript-stored-xss
  res.send(`<p title="${escapeTagsOnly(review.text)}">x</p>`);
  // ruleid: javascript-stored-xss
  res.send(`<p>${review.text.replace(/<script>/gi, '')}</p>`);
  // ok: javascript-stored-xss
  res.send(`<p>${he.encode(review.text)} ${_.escape(review.author)}</p>`);
  // ok: javascript-stored-xss
  res.send(`<a href="/reviews/${review.id}">again</a>`);
});

function page(title, body) {
  return `<!doctype html><title>${title}</title>${body}`;
}

function reviewItem(review) {
  return `<li>${review.author}: ${review.text}</li>`;
}

function safeItem(review) {
  const author = escapeHtml(review.author);
  const text = escapeHtml(review.text);
  return `<li>${author}: ${text}</li>`;
}

app.get('/helpers', (request, response) => {
  const reviews = database.prepare('SELECT * FROM reviews').all();
  // ruleid: javascript-stored-xss
  response.send(page('Reviews', `<ul>${reviews.map(reviewItem).join('\n')}</ul>`));
  // ok: javascript-stored-xss
  response.send(page('Reviews', `<ul>${reviews.map(safeItem).join('\n')}</ul>`));
});

app.get('/loops', (request, response) => {
  let html = '<ul>';
  let safe = '<ul>';
  for (const review of database.prepare('SELECT * FROM reviews').all()) {
    html += '<li>' + review.text + '</li>';
    safe += '<li>' + escapeByMap(review.text) + '</li>';
  }
  html += '</ul>';
  // ruleid: javascript-stored-xss
  response.send(html);
  // ok: javascript-stored-xss
  response.send(safe + '</ul>');
  const lines = [];
  database.prepare('SELECT * FROM reviews').all().forEach((row) => lines.push(`<p>${row.text}</p>`));
  // ruleid: javascript-stored-xss
  response.type('html').send(lines.join(''));
});

app.get('/types', (req, res) => {
  // ok: javascript-stored-xss
  res.type('text/plain').send(`Hello ${req.query.name}`);
  // ok: javascript-stored-xss
  res.type('json').send(JSON.stringify({ name: req.query.name }));
  // ok: javascript-stored-xss
  res.send(`<p>${Number(req.query.page) + 1} of ${parseInt(req.query.pages, 10)}</p>`);
  // ok: javascript-stored-xss
  res.send(`<a href="/search?q=${encodeURIComponent(req.query.q)}">again</a>`);
  // ok: javascript-stored-xss
  res.render('page', { name: req.query.name });
});

app.get('/plain', (req, res) => {
  res.type('text');
  // ok: javascript-stored-xss
  res.send('Hello ' + req.query.name);
});

app.post('/chosen', (req, res) => {
  const color = ['red', 'blue'].includes(req.body.color) ? req.body.color : 'red';
  // ok: javascript-stored-xss
  res.send(`<p style="color: ${color}">x</p>`);
  const { name = 'guest', ...others } = req.body;
  // ruleid: javascript-stored-xss
  res.send(`<p>${name}</p>`);
  // ruleid: javascript-stored-xss
  res.send('<p>' + others.comment + '</p>');
  const model = { name: escapeHtml(name), raw: name };
  // ok: javascript-stored-xss
  res.send(`<p>${model.name}</p>`);
  // ruleid: javascript-stored-xss
  res.send(`<p>${model.raw}</p>`);
});

app.get('/async', async (req, res, next) => {
  try {
    const rows = await Promise.all([database.prepare('SELECT 1').all()]);
    const [first] = rows;
    // ruleid: javascript-stored-xss
    res.send(['<p>', first[0].text, '</p>'].join(''));
  } catch (error) {
    next(error);
  }
});

// A function of one's own is looked into, whatever it is called.
function sanitizeHtml(text) {
  return text.replace(/<script[^>]*>/gi, '');
}

function escapeInLoop(value) {
  let text = String(value);
  for (const [sign, entity] of Object.entries(SIGNS)) text = text.replaceAll(sign, entity);
  return text;
}

function escapeByReduce(text) {
  return [['&', '&amp;'], ['<', '&lt;'], ['>', '&gt;'], ['"', '&quot;'], ["'", '&#39;']].reduce(
    (escaped, [sign, entity]) => escaped.split(sign).join(entity),
    text,
  );
}

function escapeByCharacter(text) {
  let out = '';
  for (const sign of text) out += SIGNS[sign] ?? sign;
  return out;
}

function escapeBySwitch(text) {
  return [...text]
    .map((sign) => {
      switch (sign) {
        case '&':
          return '&amp;';
        case '<':
          return '&lt;';
        case '>':
          return '&gt;';
        case '"':
          return '&quot;';
        case "'":
          return '&#39;';
        default:
          return sign;
      }
    })
    .join('');
}

function escapeSome(text) {
  return text.split('<').join('&lt;').split('>').join('&gt;');
}

const escapers = {
  html: (text) => escapeByMap(text),
  none: (text) => text,
};

class View {
  constructor(escape) {
    this.escape = escape;
    this.parts = [];
  }

  add(text) {
    this.parts.push(`<p>${this.escape(text)}</p>`);
    return this;
  }

  toString() {
    return this.parts.join('');
  }
}

app.get('/own', (req, res) => {
  const { text } = findReview.get(1);
  // ruleid: javascript-stored-xss
  res.send(`<p>${sanitizeHtml(text)}</p>`);
  // ok: javascript-stored-xss
  res.send(`<p>${escapeInLoop(text)}</p>`);
  // ok: javascript-stored-xss
  res.send(`<p>${escapeByReduce(text)}</p>`);
  // ok: javascript-stored-xss
  res.send(`<p>${escapeByCharacter(text)}</p>`);
  // ok: javascript-stored-xss
  res.send(`<p>${escapeBySwitch(text)}</p>`);
  // ruleid: javascript-stored-xss
  res.send(`<p>${escapeSome(text)}</p>`);
  // ok: javascript-stored-xss
  res.send(`<p>${escapers.html(text)}</p>`);
  // ruleid: javascript-stored-xss
  res.send(`<p>${escapers.none(text)}</p>`);
  // ok: javascript-stored-xss
  res.send(String(new View(escapeByChain).add(text)));
  // ruleid: javascript-stored-xss
  res.send(new View((raw) => raw).add(text).toString());
});

const layout = ({ title, body }) => `<h1>${title}</h1>${body}`;

app.get('/layout', async (req, res) => {
  const rows = await database.prepare('SELECT * FROM reviews').all();
  const list = rows.reduce((html, row) => html + `<li>${escapeHtml(row.text)}</li>`, '');
  // ok: javascript-stored-xss
  res.send(layout({ title: 'Reviews', body: list }));
  // ruleid: javascript-stored-xss
  res.send(layout({ title: req.query.title, body: list }));
  const safe = rows.map((row) => ({ ...row, text: escapeHtml(row.text), author: escapeHtml(row.author) }));
  // ok: javascript-stored-xss
  res.send(safe.map((row) => `<li>${row.author}: ${row.text}</li>`).join(''));
  // ruleid: javascript-stored-xss
  res.send(safe.map((row) => `<li>${row.website}</li>`).join(''));
});

app.get('/in-place', (req, res) => {
  const rows = database.prepare('SELECT * FROM reviews').all();
  for (const row of rows) {
    row.text = escapeHtml(row.text);
    // ok: javascript-stored-xss
    res.write(`<li>${row.text}</li>`);
    // ruleid: javascript-stored-xss
    res.write(`<li>${row.author}</li>`);
  }
  res.end();
});

app.get('/after-a-loop', (req, res) => {
  const rows = database.prepare('SELECT * FROM reviews').all();
  rows.forEach((row) => {
    row.text = escapeHtml(row.text);
  });
  // ok: javascript-stored-xss
  res.write(rows.map((row) => `<li>${row.text}</li>`).join(''));
  // ruleid: javascript-stored-xss
  res.write(rows.map((row) => `<li>${row.author}</li>`).join(''));
  for (const row of rows) row.author = escapeHtml(row.author);
  // ok: javascript-stored-xss
  res.write(rows.map((row) => `<li>${row.author} ${row.text}</li>`).join(''));
  for (const row of rows) {
    if (row.website) row.website = escapeHtml(row.website);
    else row.website = req.query.website;
  }
  // ruleid: javascript-stored-xss
  res.end(rows.map((row) => `<li>${row.website}</li>`).join(''));
});

function html(strings, ...values) {
  return strings.reduce((text, part, index) => text + part + (index < values.length ? escapeByMap(values[index]) : ''), '');
}

function rawHtml(strings, ...values) {
  let text = strings[0];
  values.forEach((value, index) => {
    text += value + strings[index + 1];
  });
  return text;
}

app.get('/templates', (req, res) => {
  const [row] = database.prepare('SELECT * FROM reviews').all();
  // ok: javascript-stored-xss
  res.send(html`<p>${row.text}</p>`);
  // ruleid: javascript-stored-xss
  res.send(rawHtml`<p>${row.text}</p>`);
  const safe = Object.fromEntries(Object.entries(row).map(([key, value]) => [key, escapeHtml(value)]));
  // ok: javascript-stored-xss
  res.send(`<p>${safe.text}</p>`);
  const same = Object.fromEntries(Object.entries(row).map(([key, value]) => [key, value.trim()]));
  // ruleid: javascript-stored-xss
  res.send(`<p>${same.text}</p>`);
  const [text, author] = [row.text, row.author].map(escapeByChain);
  // ok: javascript-stored-xss
  res.send(`<p>${text} ${author}</p>`);
});

function koaPages(router) {
  router.get('/hello', async (ctx) => {
    // ruleid: javascript-stored-xss
    ctx.body = '<p>' + ctx.query.name + '</p>';
  });
  router.get('/escaped', async (ctx) => {
    // ok: javascript-stored-xss
    ctx.body = '<p>' + escapeHtml(ctx.query.name) + '</p>';
  });
  router.get('/object', async (ctx) => {
    // ok: javascript-stored-xss
    ctx.body = { name: ctx.query.name };
  });
  router.get('/begins-as-text', async (ctx) => {
    // ok: javascript-stored-xss
    ctx.body = 'Hello ' + ctx.query.name;
  });
  router.get('/said-to-be-html', async (ctx) => {
    ctx.type = 'html';
    // ruleid: javascript-stored-xss
    ctx.response.body = `Hello ${ctx.request.query.name}`;
  });
  router.get('/said-to-be-text', async (ctx) => {
    ctx.type = 'text/plain';
    // ok: javascript-stored-xss
    ctx.body = '<' + ctx.query.name + '>';
  });
}

function fastifyPages(fastify) {
  fastify.get('/page', async (request, reply) => {
    // ruleid: javascript-stored-xss
    return reply.type('text/html').send(`<p>${request.query.name}</p>`);
  });
  fastify.get('/header', async (request, reply) => {
    // ruleid: javascript-stored-xss
    reply.code(200).header('content-type', 'text/html; charset=utf-8').send('<p>' + request.query.name);
  });
  fastify.get('/before', (request, reply) => {
    reply.type('text/html');
    // ruleid: javascript-stored-xss
    reply.send('<p>' + request.query.name);
  });
  fastify.get('/text', (request, reply) => {
    // ok: javascript-stored-xss
    reply.send('Hello ' + request.query.name);
  });
  fastify.get('/plain', (request, reply) => {
    // ok: javascript-stored-xss
    reply.type('text/plain').send('Hello ' + request.query.name);
  });
}
