import { isIP } from 'node:net';
import { dirname, join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { z } from 'zod';

/** Grading uses a core each; the web process needs one too. More than eight would starve it on any machine we know. */
const GRADER_WORKERS_MAX = 8;

/** Beside the code wherever a command was started from. */
const DATA_DIR_DEFAULT = join(dirname(dirname(import.meta.dirname)), 'data');

const truthy = z.enum(['true', 'false']).transform((text) => text === 'true');

const port = z
  .string()
  .regex(/^\d{1,5}$/, 'expected a port number, for example 4321')
  .transform(Number)
  .refine((number) => number <= 65_535, 'expected a port from 0 to 65535');

const httpOrigin = z.string().transform((text, context) => {
  const url = URL.parse(text);
  if (!url || (url.protocol !== 'http:' && url.protocol !== 'https:') || url.href !== `${url.origin}/`) {
    context.addIssue({
      code: 'custom',
      message: 'expected an origin without a path, for example https://learn.example.org',
    });
    return z.NEVER;
  }
  return url;
});

const proxyList = z.string().transform((text, context) => {
  const entries = text
    .split(',')
    .map((entry) => entry.trim())
    .filter(Boolean);
  for (const entry of entries) {
    const [address = '', bits] = entry.split('/');
    const isRange = isIP(address) !== 0 && (bits === undefined || /^\d{1,3}$/.test(bits));
    if (!isRange && !['loopback', 'linklocal', 'uniquelocal'].includes(entry)) {
      context.addIssue({ code: 'custom', message: `"${entry}" is no address, range (10.0.0.0/8) or name (loopback)` });
    }
  }
  return entries;
});

const schema = z.object({
  DATA_DIR: z.string().min(1).default(DATA_DIR_DEFAULT),
  DATABASE_URL: z.url({ protocol: /^(file|https?|wss?|libsql)$/ }).optional(),
  DATABASE_AUTH_TOKEN: z.string().min(1).optional(),
  HOST: z.string().min(1).default('localhost'),
  PORT: port.default(4321),
  ORIGIN: httpOrigin.optional(),
  TRUSTED_PROXIES: proxyList.default([]),
  SIGN_UP: z.enum(['open', 'invited', 'closed']).default('open'),
  SMTP_URL: z.url({ protocol: /^smtps?$/ }).optional(),
  MAIL_FROM: z.string().min(3).optional(),
  GRADER_WORKERS: z.coerce.number().int().min(1).max(GRADER_WORKERS_MAX).default(2),
  LABS_DIR: z.string().min(1).optional(),
  INSECURE_LAN: truthy.default(false),
  LOG_LEVEL: z.enum(['debug', 'info', 'warn', 'error', 'silent']).default('info'),
});

/** Every setting of an installation, checked. Names and defaults are listed in the README. */
export interface Config {
  /** Absolute path of the folder that holds the database file and backups. */
  readonly dataDir: string;
  readonly databaseUrl: string;
  readonly databaseAuthToken: string | undefined;
  readonly host: string;
  readonly port: number;
  /** Scheme, host and port that browsers see. The request's Host header is never used instead. */
  readonly origin: URL;
  readonly trustedProxies: readonly string[];
  readonly signUp: 'open' | 'invited' | 'closed';
  readonly smtpUrl: string | undefined;
  readonly mailFrom: string;
  readonly graderWorkers: number;
  /** Absolute path of a folder of labs beside those of the build. */
  readonly labsDir: string | undefined;
  /** A workshop over plain HTTP on a closed network: cookies go without `Secure`. */
  readonly insecureLan: boolean;
  readonly logLevel: 'debug' | 'info' | 'warn' | 'error' | 'silent';
}

/** All that is wrong with the environment at once, a line each, in words for the operator. */
export class ConfigError extends Error {
  override readonly name = 'ConfigError';
}

const LOCAL_HOSTS = new Set(['localhost', '127.0.0.1', '[::1]']);

/** `libsql:` is encrypted unless told otherwise; in `http:` and `ws:` everything, the token too, is read by who is between. */
function isReadableOnTheWay(databaseUrl: string): boolean {
  const { protocol, hostname, searchParams } = new URL(databaseUrl);
  const isPlain = ['http:', 'ws:'].includes(protocol) || (protocol === 'libsql:' && searchParams.get('tls') === '0');
  return isPlain && !LOCAL_HOSTS.has(hostname);
}

/** @throws {ConfigError} naming every variable that is wrong and what was expected */
export function readConfig(environment: Readonly<Record<string, string | undefined>>): Config {
  // `FOO=` in a shell or an env file means "not set".
  const given = Object.fromEntries(
    Object.entries(environment).filter(([, value]) => value !== undefined && value !== ''),
  );
  const parsed = schema.safeParse(given);
  if (!parsed.success) {
    throw new ConfigError(parsed.error.issues.map((issue) => `${issue.path.join('.')}: ${issue.message}`).join('\n'));
  }
  const env = parsed.data;
  const origin = env.ORIGIN ?? new URL(`http://localhost:${env.PORT}`);
  if (origin.protocol === 'http:' && !LOCAL_HOSTS.has(origin.hostname) && !env.INSECURE_LAN) {
    throw new ConfigError(
      `ORIGIN: ${origin.origin} is not encrypted. Put a TLS proxy in front and use https://, or set INSECURE_LAN=true for a workshop on a closed network.`,
    );
  }
  if (env.DATABASE_URL && isReadableOnTheWay(env.DATABASE_URL) && !env.INSECURE_LAN) {
    throw new ConfigError(
      'DATABASE_URL: the way to this server is not encrypted. Use libsql:, https: or wss:, or set INSECURE_LAN=true on a closed network.',
    );
  }
  const dataDir = resolve(env.DATA_DIR);
  return {
    dataDir,
    databaseUrl: env.DATABASE_URL ?? pathToFileURL(resolve(dataDir, 'gatehouse.db')).href,
    databaseAuthToken: env.DATABASE_AUTH_TOKEN,
    host: env.HOST,
    port: env.PORT,
    origin,
    trustedProxies: env.TRUSTED_PROXIES,
    signUp: env.SIGN_UP,
    smtpUrl: env.SMTP_URL,
    mailFrom: env.MAIL_FROM ?? `Gatehouse <no-reply@${origin.hostname}>`,
    graderWorkers: env.GRADER_WORKERS,
    labsDir: env.LABS_DIR === undefined ? undefined : resolve(env.LABS_DIR),
    insecureLan: env.INSECURE_LAN,
    logLevel: env.LOG_LEVEL,
  };
}

/** What is allowed and yet seldom meant, a sentence each, for the log of the start. */
export function configWarnings(config: Config): readonly string[] {
  return [
    ...(config.origin.protocol === 'https:' && config.trustedProxies.length === 0
      ? [
          'TRUSTED_PROXIES is empty although ORIGIN is https: everybody behind the proxy counts as one address, in limits on guessing too.',
        ]
      : []),
    ...(config.insecureLan
      ? ['INSECURE_LAN is on: passwords and sessions cross the network readable. For a closed network only.']
      : []),
  ];
}
