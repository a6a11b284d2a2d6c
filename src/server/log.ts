import { type DestinationStream, type Logger, pino } from 'pino';

export type Log = Logger;

/** Field names that must never be written, wherever they stand: a second line behind not logging them at all. */
const SECRET_FIELDS = ['password', 'token', 'cookie', 'authorization', 'secret', 'session'];

/** One JSON object a line on standard output, times in UTC. Line breaks and control characters in values are escaped by JSON. */
export function createLog(level: string, destination?: DestinationStream): Log {
  const options = {
    level,
    base: null,
    timestamp: pino.stdTimeFunctions.isoTime,
    formatters: { level: (label: string) => ({ level: label }) },
    redact: { paths: SECRET_FIELDS.flatMap((field) => [field, `*.${field}`]), censor: '[redacted]' },
  };
  return destination ? pino(options, destination) : pino(options);
}
