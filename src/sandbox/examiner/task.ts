import type { AppRequest } from '../exchange.ts';
import { readRequest } from '../exchange.ts';
import { readSqlCall } from '../sql/answer-sql.ts';
import type { SqlCall } from '../sql/sql-call.ts';

export interface PageTask {
  readonly kind: 'open';
  readonly html: string;
  readonly type: string;
  readonly url: string;
  readonly cookies: string;
}

export interface FileTask {
  readonly kind: 'file';
  readonly action: 'read' | 'write' | 'list';
  readonly path: string;
  readonly text: string;
}

/** What the examiner needs somebody else for. `fresh` asks for a new application. */
export type Task =
  | { readonly kind: 'fresh' }
  | { readonly kind: 'request'; readonly request: AppRequest }
  | { readonly kind: 'sql'; readonly call: SqlCall }
  | FileTask
  | PageTask;

const ACTIONS = ['read', 'write', 'list'] as const;

/** Reads what came out of the examiner's instance; `undefined` when it is no task. */
export function readTask(json: string): Task | undefined {
  const plain = JSON.parse(json) as Record<string, unknown>;
  const text = (name: string): string => (typeof plain[name] === 'string' ? plain[name] : '');
  switch (plain['kind']) {
    case 'request':
      return { kind: 'request', request: readRequest(plain) };
    case 'sql': {
      const call = readSqlCall(JSON.stringify(plain['call']));
      return call && { kind: 'sql', call };
    }
    case 'file': {
      const action = ACTIONS.find((known) => known === plain['action']);
      return action && { kind: 'file', action, path: text('path'), text: text('text') };
    }
    case 'open':
      return { kind: 'open', html: text('html'), type: text('type'), url: text('url'), cookies: text('cookies') };
    default:
      return undefined;
  }
}
