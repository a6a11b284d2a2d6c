// expect: limit time
// Tries rows times rows times rows.
import { DatabaseSync } from 'node:sqlite';

const db = new DatabaseSync('app.db');
db.exec('CREATE TABLE t AS WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n LIMIT 3000) SELECT i FROM n');
db.prepare('SELECT count(*) FROM t a, t b, t c, t d WHERE a.i + b.i + c.i + d.i = -1').all();
