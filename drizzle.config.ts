import { defineConfig } from 'drizzle-kit';

export default defineConfig({
  dialect: 'sqlite',
  schema: ['./db/schema/accounts.ts', './db/schema/audit.ts', './db/schema/labs.ts', './db/schema/progress.ts'],
  out: './db/migrations',
});
