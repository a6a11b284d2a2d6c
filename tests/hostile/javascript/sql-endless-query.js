// expect: limit time
// Tries a query that never ends.
import { DatabaseSync } from 'node:sqlite';

new DatabaseSync('app.db')
  .prepare('WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n) SELECT count(*) FROM n')
  .all();
