import express from 'express';
import { DatabaseSync } from 'node:sqlite';
import pg from 'pg';
import mysql from 'mysql2/promise';
import knex from 'knex';
import { sql } from 'drizzle-orm';
import { boats, drizzled } from './store.js';

const app = express();
const database = new DatabaseSync('boats.db');
const pool = new pg.Pool();
const COLUMNS = ['name', 'harbour', 'price'];
const ORDERS = { up: 'ASC', down: 'DESC' };
const TABLES = new Map([['boats', 'boats'], ['crews', 'crews']]);

app.get('/template', (request, response) => {
  // ruleid: javascript-sql-injection
  const rows = database.prepare(`SELECT * FROM boats WHERE name LIKE '%${request.query.search}%'`).all();
  // ok: javascript-sql-injection
  const safe = database.prepare('SELECT * FROM boats WHERE name LIKE ?').all(`%${request.query.search}%`);
  response.json([...rows, ...safe]);
});

app.get('/plus', (req, res) => {
  const name = req.query.name;
  const sql = "SELECT * FROM boats WHERE name = '" + name + "'";
  // ruleid: javascript-sql-injection
  database.exec(sql);
  let built = 'SELECT * FROM boats';
  built += ' WHERE harbour = ' + req.params.harbour;
  // ruleid: javascript-sql-injection
  res.json(database.prepare(built).all());
});

app.get('/parts', (req, res) => {
  const conditions = ['retired = 0'];
  if (req.query.harbour) conditions.push(`harbour = '${req.query.harbour}'`);
  const where = conditions.join(' AND ');
  // ruleid: javascript-sql-injection
  database.prepare('SELECT * FROM boats WHERE ' + where).all();
  const safe = ['retired = 0'];
  const values = [];
  if (req.query.harbour) {
    safe.push('harbour = ?');
    values.push(req.query.harbour);
  }
  // ok: javascript-sql-injection
  res.json(database.prepare(`SELECT * FROM boats WHERE ${safe.join(' AND ')}`).all(...values));
});

app.get('/destructured', async ({ query, params }, res) => {
  const { sort, order: direction = 'asc' } = query;
  // ruleid: javascript-sql-injection
  await pool.query(`SELECT * FROM boats ORDER BY ${sort} ${direction}`);
  // ruleid: javascript-sql-injection
  await pool.query({ text: `SELECT * FROM boats WHERE id = ${params.id}` });
  // ok: javascript-sql-injection
  await pool.query({ text: 'SELECT * FROM boats WHERE id = $1', values: [params.id] });
  // ok: javascript-sql-injection
  await pool.query('SELECT * FROM boats WHERE id = $1', [params.id]);
  res.end();
});

app.get('/allowed', (req, res) => {
  const sort = COLUMNS.includes(req.query.sort) ? req.query.sort : 'name';
  const order = ORDERS[req.query.order] ?? 'ASC';
  const table = TABLES.get(req.query.table);
  // ok: javascript-sql-injection
  database.prepare(`SELECT * FROM ${table} ORDER BY ${sort} ${order}`).all();
  if (!COLUMNS.includes(req.query.column)) {
    res.status(400).end();
    return;
  }
  // ok: javascript-sql-injection
  database.prepare(`SELECT ${req.query.column} FROM boats`).all();
});

app.get('/almost-allowed', (req, res) => {
  if (!COLUMNS.includes(req.query.sort)) console.warn('unknown column');
  // ruleid: javascript-sql-injection
  database.prepare(`SELECT * FROM boats ORDER BY ${req.query.sort}`).all();
  if (COLUMNS.some((column) => req.query.sort.startsWith(column))) {
    // ruleid: javascript-sql-injection
    database.prepare(`SELECT * FROM boats ORDER BY ${req.query.sort}`).all();
  }
  res.end();
});

app.get('/numbers', (req, res) => {
  const id = Number(req.params.id);
  // ok: javascript-sql-injection
  database.prepare(`SELECT * FROM boats WHERE id = ${id}`).get();
  // ok: javascript-sql-injection
  database.prepare('SELECT * FROM boats LIMIT ' + parseInt(req.query.limit, 10)).all();
  if (!/^\d+$/.test(req.query.page)) throw new Error('page');
  // ok: javascript-sql-injection
  database.prepare(`SELECT * FROM boats OFFSET ${req.query.page}`).all();
  if (!/\d+/.test(req.query.from)) throw new Error('from');
  // ruleid: javascript-sql-injection
  res.json(database.prepare(`SELECT * FROM boats OFFSET ${req.query.from}`).all());
});

app.get('/quotes', (req, res) => {
  const name = req.query.name.replace(/'/g, "''");
  // ruleid: javascript-sql-injection
  database.prepare(`SELECT * FROM boats WHERE name = '${name}'`).all();
  const cleaned = req.query.name.replaceAll('--', '').toLowerCase().trim();
  // ruleid: javascript-sql-injection
  res.json(database.prepare(`SELECT * FROM boats WHERE name = '${cleaned}'`).all());
});

function whereHarbour(harbour) {
  return `harbour = '${harbour}'`;
}

function findByHarbour(harbour) {
  // ruleid: javascript-sql-injection
  return database.prepare(`SELECT * FROM boats WHERE ${whereHarbour(harbour)}`).all();
}

function findByHarbourSafely(harbour) {
  // ok: javascript-sql-injection
  return database.prepare('SELECT * FROM boats WHERE harbour = ?').all(harbour);
}

app.get('/helper', (req, res) => res.json([findByHarbour(req.query.harbour), findByHarbourSafely(req.query.harbour)]));

function checkedColumn(column) {
  if (!COLUMNS.includes(column)) throw new Error('no such column');
  return column;
}

function isColumn(column) {
  return typeof column === 'string' && COLUMNS.includes(column);
}

app.get('/validators', (req, res) => {
  // ok: javascript-sql-injection
  database.prepare(`SELECT ${checkedColumn(req.query.column)} FROM boats`).all();
  const column = req.query.other;
  if (!isColumn(column)) return res.status(400).end();
  // ok: javascript-sql-injection
  database.prepare(`SELECT ${column} FROM boats`).all();
  // ruleid: javascript-sql-injection
  return res.json(database.prepare(`SELECT ${req.query.third} FROM boats`).all());
});

app.get('/switch', (req, res) => {
  switch (req.query.sort) {
    case 'name':
    case 'price':
      // ok: javascript-sql-injection
      database.prepare(`SELECT * FROM boats ORDER BY ${req.query.sort}`).all();
      break;
    default:
      // ruleid: javascript-sql-injection
      database.prepare(`SELECT * FROM boats ORDER BY ${req.query.sort}`).all();
  }
  res.end();
});

class Fleet {
  constructor(db) {
    this.db = db;
    this.where = '';
  }

  filter(text) {
    this.where = ` WHERE name = '${text}'`;
    return this;
  }

  list() {
    // ruleid: javascript-sql-injection
    return this.db.prepare('SELECT * FROM boats' + this.where).all();
  }
}

app.post('/class', (req, res) => {
  const fleet = new Fleet(database);
  fleet.filter(req.body.name);
  res.json(fleet.list());
});

app.get('/others', async (req, res) => {
  const connection = await mysql.createConnection({});
  // ruleid: javascript-sql-injection
  await connection.execute('DELETE FROM boats WHERE id = ' + req.query.id);
  // ok: javascript-sql-injection
  await connection.execute('DELETE FROM boats WHERE id = ?', [req.query.id]);
  const db = knex({ client: 'pg' });
  // ruleid: javascript-sql-injection
  await db('boats').whereRaw(`name = '${req.query.name}'`);
  // ok: javascript-sql-injection
  await db('boats').whereRaw('name = ?', [req.query.name]);
  // ok: javascript-sql-injection
  await pool.query('SELECT * FROM boats WHERE name = ' + pg.escapeLiteral(req.query.name));
  // ok: javascript-sql-injection
  await pool.query('SELECT 1');
  res.end();
});

app.get('/callbacks', (req, res) => {
  const ids = req.query.ids.split(',');
  const quoted = ids.map((id) => `'${id}'`).join(', ');
  // ruleid: javascript-sql-injection
  database.prepare(`SELECT * FROM boats WHERE id IN (${quoted})`).all();
  const marks = ids.map(() => '?').join(', ');
  // ok: javascript-sql-injection
  database.prepare(`SELECT * FROM boats WHERE id IN (${marks})`).all(...ids);
  // ok: javascript-sql-injection
  database.prepare(`SELECT * FROM boats WHERE id IN (${ids.map(Number).join(', ')})`).all();
  let where = '';
  for (const [key, value] of Object.entries(req.query)) where += ` AND ${key} = '${value}'`;
  // ruleid: javascript-sql-injection
  res.json(database.prepare('SELECT * FROM boats WHERE 1 = 1' + where).all());
});

app.get('/overwritten', (req, res) => {
  let sort = req.query.sort;
  sort = 'name';
  // ok: javascript-sql-injection
  database.prepare(`SELECT * FROM boats ORDER BY ${sort}`).all();
  const options = { sort: req.query.sort, table: 'boats' };
  // ok: javascript-sql-injection
  database.prepare(`SELECT * FROM ${options.table}`).all();
  // ruleid: javascript-sql-injection
  database.prepare(`SELECT * FROM boats ORDER BY ${options.sort}`).all();
  // ok: javascript-sql-injection
  const match = /boat (.*)/.exec(req.query.sort);
  res.json(match);
});

const SORTS = [
  { key: 'name', column: 'name' },
  { key: 'price', column: 'day_price' },
];

app.get('/membership', (req, res) => {
  const { sort } = req.query;
  const found = SORTS.find((one) => one.key === sort);
  // ok: javascript-sql-injection
  database.prepare(`SELECT * FROM boats ORDER BY ${found?.column ?? 'name'}`).all();
  const column = COLUMNS.indexOf(sort) >= 0 ? sort : 'name';
  // ok: javascript-sql-injection
  database.prepare(`SELECT * FROM boats ORDER BY ${column}`).all();
  if (COLUMNS.indexOf(sort) === -1) return res.status(400).end();
  // ok: javascript-sql-injection
  return res.json(database.prepare(`SELECT * FROM boats ORDER BY ${sort}`).all());
});

app.get('/some', (req, res) => {
  const wanted = String(req.query.sort).toLowerCase();
  if (!COLUMNS.some((column) => column === wanted)) return res.status(400).end();
  // ok: javascript-sql-injection
  return res.json(database.prepare(`SELECT * FROM boats ORDER BY ${wanted}`).all());
});

app.get('/direction', (req, res) => {
  const order = req.query.order;
  if (!['ASC', 'DESC'].includes(order.toUpperCase())) return res.status(400).end();
  // ok: javascript-sql-injection
  database.prepare(`SELECT * FROM boats ORDER BY name ${order}`).all();
  const direction = req.query.direction === 'desc' ? 'DESC' : 'ASC';
  // ok: javascript-sql-injection
  database.prepare(`SELECT * FROM boats ORDER BY name ${direction}`).all();
  let column = 'name';
  for (const one of COLUMNS) if (one === req.query.sort) column = one;
  // ok: javascript-sql-injection
  database.prepare(`SELECT * FROM boats ORDER BY ${column}`).all();
  if (req.query.sort in ORDERS) {
    // ok: javascript-sql-injection
    database.prepare(`SELECT * FROM boats ORDER BY ${req.query.sort}`).all();
  }
  if (req.query.sort.length > 20) return res.status(400).end();
  // ruleid: javascript-sql-injection
  return res.json(database.prepare(`SELECT * FROM boats ORDER BY ${req.query.sort}`).all());
});

const statements = {
  byName: (name) => `SELECT * FROM boats WHERE name = '${name}'`,
  all: () => 'SELECT * FROM boats',
};

app.get('/objects', (req, res) => {
  // ruleid: javascript-sql-injection
  database.prepare(statements.byName(req.query.name)).all();
  // ok: javascript-sql-injection
  database.prepare(statements.all(req.query.name)).all();
  const query = { text: 'SELECT * FROM boats', values: [] };
  query.text += ` WHERE name = '${req.query.name}'`;
  // ruleid: javascript-sql-injection
  pool.query(query);
  const tagged = [`'`, req.query.name, `'`].reduce((text, part) => text.concat(part), 'SELECT ');
  // ruleid: javascript-sql-injection
  pool.query(tagged);
  const makers = [() => 'SELECT 1', (name) => `SELECT '${name}'`];
  // ruleid: javascript-sql-injection
  res.json(database.prepare(makers[1](req.query.name)).all());
});

const withDatabase = (work) => work(database);

app.get('/wrapped', (req, res) => {
  // ruleid: javascript-sql-injection
  withDatabase((db) => db.prepare(`SELECT * FROM boats WHERE id = ${req.params.id}`).get());
  // ok: javascript-sql-injection
  const safe = withDatabase((db) => db.prepare('SELECT * FROM boats WHERE id = ?').get(req.params.id));
  res.json(safe);
});

async function later(request) {
  const body = await request.json();
  // ok: javascript-sql-injection
  return database.prepare('SELECT * FROM boats WHERE id = ?').get(body.id);
}

app.use((error, request, response, next) => {
  // ruleid: javascript-sql-injection
  database.exec(`INSERT INTO errors VALUES ('${request.path}')`);
  later(request).then(() => next(error));
});

app.get('/promises', async (req, res) => {
  const sql = await Promise.resolve(`SELECT * FROM boats WHERE name = '${req.query.name}'`);
  // ruleid: javascript-sql-injection
  res.json(database.prepare(sql).all());
});

const router = express.Router();

router.route('/boats').get((incoming, outgoing) => {
  // ruleid: javascript-sql-injection
  outgoing.json(database.prepare('SELECT * FROM boats WHERE id = ' + incoming.query.id).all());
  const { a: first, ...others } = incoming.query;
  // ruleid: javascript-sql-injection
  database.prepare(`SELECT ${others.b}`).all();
  // ok: javascript-sql-injection
  database.prepare('SELECT ?').all(first);
});

app.get('/builders', async (req, res) => {
  // ruleid: javascript-sql-injection
  const a = await boats.createQueryBuilder('boat').where(`boat.name = '${req.query.name}'`).getMany();
  // ok: javascript-sql-injection
  const b = await boats.createQueryBuilder('boat').where('boat.name = :name', { name: req.query.name }).getMany();
  // ruleid: javascript-sql-injection
  const c = await drizzled.execute(sql`SELECT * FROM boats ORDER BY ${sql.raw(req.query.sort)}`);
  // ok: javascript-sql-injection
  const d = await drizzled.select().from(sql`boats`).where(sql`name = ${req.query.name}`);
  res.json([a, b, c, d]);
});
