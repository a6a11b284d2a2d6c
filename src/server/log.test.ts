import { describe, expect, it } from 'vitest';
import { createLog } from './log.ts';

function linesOf(write: (log: ReturnType<typeof createLog>) => void): string[] {
  const lines: string[] = [];
  write(createLog('info', { write: (line: string) => void lines.push(line) }));
  return lines;
}

describe('the log', () => {
  it('keeps line breaks and escape sequences of others inside one line', () => {
    const [line, ...more] = linesOf((log) => log.info({ name: 'a\r\n{"level":"error"}\u001b[31m' }, 'signed up'));
    expect(more).toEqual([]);
    expect(line?.trimEnd()).not.toMatch(/[\r\n\u001b]/);
    expect(JSON.parse(line ?? '')).toMatchObject({ level: 'info', name: 'a\r\n{"level":"error"}\u001b[31m' });
  });

  it('writes no secret, even when someone logs one by mistake', () => {
    const [line] = linesOf((log) =>
      log.info({ password: 'canary', body: { token: 'canary' }, headers: { cookie: 'canary' } }, 'x'),
    );
    expect(line).not.toContain('canary');
    expect(line).toContain('[redacted]');
  });

  it('leaves out what is below its level', () => {
    expect(linesOf((log) => log.debug('quiet'))).toEqual([]);
  });
});
