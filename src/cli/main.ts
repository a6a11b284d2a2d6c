import { join, resolve } from 'node:path';
import { ConfigError } from '../server/config.ts';
import { ROOT } from './build.ts';
import { keepCompiled } from './keep-compiled.ts';

const USAGE = `gatehouse: learn application security by doing it

  gatehouse serve                     build when something changed, then serve
  gatehouse build                     build the site
  gatehouse scan PATH... [options]    find weaknesses in source code
  gatehouse rules test FOLDER         run the annotated cases of rules
  gatehouse rules serve               answer questions about rules and files, line by line
  gatehouse rules expand FILE         print rules in plain Semgrep
  gatehouse lab new KIND NAME         write a small lab to begin with
  gatehouse lab check [NAME]          prove the labs: start, solution, misfixes, alternatives
  gatehouse lab grade NAME --files DIR [--json]
  gatehouse db migrate|backup FILE|restore FILE
  gatehouse admin link|reset-link EMAIL|invite [EMAIL]

Settings are environment variables; the README lists them.`;

/** Commands are loaded when they are asked for: `scan` needs no database, `db` needs no grammar. */
const COMMANDS: Readonly<Record<string, (args: readonly string[]) => Promise<number>>> = {
  serve: async () => (await import('./serve.ts')).serveCommand(distDir()),
  build: async () => ((await (await import('./build.ts')).buildSite(distDir())) ? 0 : 1),
  scan: async (args) => {
    keepCompiled();
    return (await import('./scan.ts')).scanCommand(args);
  },
  rules: async (args) => (await import('./rules.ts')).rulesCommand(args),
  lab: async (args) => (await import('./lab.ts')).labCommand(args),
  db: async (args) => (await import('./db.ts')).dbCommand(args),
  admin: async (args) => (await import('./admin.ts')).adminCommand(args),
};

/** Tests build into a folder of their own, so that they never disturb a server that runs from `dist`. */
function distDir(): string {
  return process.env.OUT_DIR ? resolve(process.env.OUT_DIR) : join(ROOT, 'dist');
}

async function main(args: readonly string[]): Promise<number> {
  const [name = 'help', ...rest] = args;
  const command = Object.hasOwn(COMMANDS, name) ? COMMANDS[name] : undefined;
  if (!command) {
    const isHelp = ['help', '--help', '-h'].includes(name);
    (isHelp ? console.log : console.error)(isHelp ? USAGE : `gatehouse: there is no command "${name}"\n\n${USAGE}`);
    return isHelp ? 0 : 2;
  }
  // `npm run` changes the directory: paths on the command line are meant from where the person stands.
  if (process.env.INIT_CWD && name !== 'serve' && name !== 'build') process.chdir(process.env.INIT_CWD);
  return command(rest);
}

try {
  process.exitCode = await main(process.argv.slice(2));
} catch (error) {
  if (!(error instanceof ConfigError)) throw error;
  console.error(`The settings are not right, so nothing was started:\n${error.message}`);
  process.exitCode = 2;
}
