// A server that starts: brings the database up to date and reports how many migrations it applied itself.
import { migrateDatabase } from '#db/migrate.ts';

const [url = '', folder] = process.argv.slice(2);
console.log(await migrateDatabase({ url }, folder));
