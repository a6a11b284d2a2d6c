import { globSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { describe, expect, it } from 'vitest';

const ROOT = dirname(import.meta.dirname);

/** Names of calls as data (rules, realms of learners, stand-ins for Node in them) are no calls of ours. */
const NO_CODE_OF_OURS =
  /^src\/core\/(sast|grading\/kinds\/[^/]+\/template)\/|^src\/sandbox\/(guest|fixtures|build\/shims)\/|\.test\.ts$|\.d\.ts$/;

const files = globSync(['src/**/*.{ts,js,astro,svelte}', 'db/**/*.ts', 'bin/**/*.js'], { cwd: ROOT })
  .filter((path) => !NO_CODE_OF_OURS.test(path))
  .map((path) => ({ path, text: readFileSync(join(ROOT, path), 'utf8').replace(/^\s*(\/\/|\/?\*).*$/gm, '') }));

/** A call with which a mistake is a hole: where it may stand, each place looked at by a person. `sentence` is the test. */
interface Watched {
  readonly sentence: string;
  readonly call: RegExp;
  readonly allowed: RegExp;
}

const WATCHED: readonly Watched[] = [
  {
    sentence: 'no text becomes code in this realm',
    call: /\beval\(|new Function\(|from 'node:vm'|setTimeout\(\s*['"`]/,
    // The engine's own method, which runs in the realm of WebAssembly.
    allowed: /^src\/sandbox\/(workbench|guest-vm|javascript\/(bytes|subject)|page\/open-page|examiner\/examiner)\.ts$/,
  },
  {
    sentence: 'a pattern is made of text for the content of the repository alone',
    call: /RegExp\(/,
    allowed: /^src\/content\/check-prose\.ts$/,
  },
  {
    sentence: 'SQL as text is spoken by the database’s own files alone, and never raw',
    call: /sql\.raw\(|\.(execute|executeMultiple)\(/,
    allowed: /^db\/(backup|client|migrate)\.ts$/,
  },
  {
    sentence: 'HTML as text is put into a page where it is ours, or made by what escapes',
    call: /innerHTML|outerHTML|insertAdjacentHTML|document\.write|set:html|\{@html/,
    allowed:
      /^src\/(components\/(mdx\/Drawing\.astro|workspace\/(attack-frame\/frame-script\.js|brief\/LabBrief\.astro|results\/Prose\.svelte))|pages\/labs\/attack-frame\.astro)$/,
  },
  {
    sentence: 'processes are started by the command line and for the grader, from lists of arguments',
    call: /child_process/,
    allowed: /^(bin\/launch\.js|src\/cli\/(build|gate)\.ts|src\/sandbox\/server\/grader-process\.ts)$/,
  },
  {
    sentence: 'no process is started through a shell',
    call: /\b(execSync|execFile|spawnSync)\(|\{[^}]*\bexec\b[^}]*\} from 'node:child_process'|shell:\s*true/,
    allowed: /^$/,
  },
  {
    sentence: 'the server calls nobody but its database and its mail server',
    call: /\bfetch\(|import (\* as|\{[^}]*\b(request|get|connect|createConnection|createSocket|Agent|Socket)\b[^}]*\}).* from 'node:(https?|http2|net|tls|dgram)'|new WebSocket\(|createTransport\(|createClient\(/,
    // Besides: the browser’s calls to its own server.
    allowed:
      /^(db\/(backup|client|migrate)\.ts|src\/server\/mail\.ts|src\/components\/(playground\/playground\.svelte|progress\/me|workspace\/lab-(api|bundle))\.ts|src\/sandbox\/browser\/fetch-assets\.ts)$/,
  },
  {
    sentence: 'hashes are SHA-256, and nothing encrypts, signs or derives keys on its own',
    call: /createHash\((?!'sha256')|createHmac|create(De)?cipher|createSign|createVerify|pbkdf2|scrypt|md5\(|subtle\./i,
    // What learners' code asks of node:crypto is answered by the host; the playground's examples are text.
    allowed: /^src\/(sandbox\/(javascript\/(sha|bytes|subject)|guest-vm)|components\/playground\/starters)\.ts$/,
  },
  { sentence: 'randomness is the system’s', call: /Math\.random/, allowed: /^$/ },
  {
    sentence: 'passwords are hashed in one place',
    call: /@node-rs\/argon2/,
    allowed: /^src\/features\/accounts\/password-hash\.ts$/,
  },
  {
    sentence: 'the device keeps progress, drafts and settings, and no page reads a cookie',
    call: /localStorage|sessionStorage|indexedDB|document\.cookie/,
    allowed:
      // Besides, in site.ts: that the next page will be a member's. No name, and gone with signing out.
      /^src\/components\/(accounts\/clear-device\.ts|progress\/(device-progress|grade-passed)\.ts|site\/(site\.ts|theme-(boot\.js|switch\.ts))|playground\/playground\.svelte\.ts|workspace\/(brief\/hints|mount)\.ts)$/,
  },
  {
    sentence: 'the server writes to its log alone; the console belongs to the command line',
    call: /console\.|process\.std(out|err)\.write/,
    allowed: /^(bin\/|src\/cli\/|src\/features\/accounts\/build-breached-passwords\.ts$)/,
  },
  {
    sentence: 'no message of the log is put together from values',
    call: /\blog(\.\w+|\[[^\]]+\])\(\s*`/,
    allowed: /^$/,
  },
  {
    sentence: 'files are written by builds alone: what members send stays in the database',
    call: /\b(writeFile|appendFile|createWriteStream|openSync)\b/,
    allowed:
      // Besides, in db/address.ts: the empty file of the database, so that it is private from its first byte.
      /^(db\/(address|backup)\.ts|src\/cli\/|src\/features\/labs\/new-lab\.ts$|src\/sandbox\/build\/|src\/styles\/build-fonts\.ts|src\/features\/accounts\/build-breached-passwords\.ts$)/,
  },
  {
    sentence: 'no check of certificates is switched off',
    call: /rejectUnauthorized|NODE_TLS_REJECT|checkServerIdentity/,
    allowed: /^$/,
  },
];

describe('calls that are watched', () => {
  it.each(WATCHED)('$sentence', ({ call, allowed }) => {
    const found = files.filter(({ text }) => call.test(text)).map(({ path }) => path);
    expect(found.filter((path) => !allowed.test(path))).toEqual([]);
  });

  it('the watch sees what it is to see', () => {
    expect(files.length).toBeGreaterThan(100);
    const seen = WATCHED.filter(({ call, allowed }) =>
      files.some(({ path, text }) => call.test(text) && allowed.test(path)),
    );
    expect(seen.length).toBeGreaterThan(7);
  });
});
