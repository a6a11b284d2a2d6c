import { DatabaseSync } from 'node:sqlite';

export const database = new DatabaseSync('tidewater.db');
