import { AuthorMistakes } from '#core/grading/author-problem.ts';
import { SchemaMismatch } from '#db/migrate.ts';
import type { Config } from '../server/config.ts';

/** What keeps a server from starting and is not a fault of ours, in words for the operator; `null` for what is one. */
export function startRefusal(error: unknown, { host, port }: Pick<Config, 'host' | 'port'>): string | null {
  if (error instanceof SchemaMismatch || error instanceof AuthorMistakes) return error.message;
  const code = error instanceof Error && 'code' in error ? error.code : undefined;
  switch (code) {
    case 'EADDRINUSE':
      return `PORT: something listens on ${host}, port ${port} already. Stop it, or set another PORT.`;
    case 'EACCES':
      return `PORT, DATA_DIR: this user may not use port ${port}, or not write the data: ${(error as Error).message}`;
    case 'EADDRNOTAVAIL':
    case 'ENOTFOUND':
      return `HOST: ${host} is no address of this machine.`;
    default:
      return null;
  }
}
