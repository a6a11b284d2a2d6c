import type { AddressInfo } from 'node:net';
import { SMTPServer } from 'smtp-server';
import { afterEach, describe, expect, it } from 'vitest';
import { createMail } from './mail.ts';

const received: { to: string[]; text: string }[] = [];
let sink: SMTPServer | undefined;

/** A real SMTP server on a free loopback port that keeps what it gets. */
async function startSink(): Promise<string> {
  const server = new SMTPServer({
    authOptional: true,
    disabledCommands: ['STARTTLS', 'AUTH'],
    onData(stream, session, done) {
      let text = '';
      stream.setEncoding('utf8');
      stream.on('data', (chunk: string) => (text += chunk));
      stream.on('end', () => {
        received.push({ to: session.envelope.rcptTo.map((each) => each.address), text });
        done();
      });
    },
  });
  sink = server;
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', () => done()));
  return `smtp://127.0.0.1:${(server.server.address() as AddressInfo).port}`;
}

afterEach(async () => {
  received.length = 0;
  await new Promise<void>((done) => (sink ? sink.close(() => done()) : done()));
  sink = undefined;
});

describe('mail', () => {
  it('delivers plain text to the one recipient', async () => {
    const mail = createMail(await startSink(), 'Gatehouse <no-reply@example.org>');
    await mail.send({ to: 'skipper@example.org', subject: 'Hello', text: 'A line.' });
    mail.close();
    expect(received).toHaveLength(1);
    expect(received[0]?.to).toEqual(['skipper@example.org']);
    expect(received[0]?.text).toContain('A line.');
  });

  it('lets nobody add a header or a recipient through subject or address', async () => {
    const mail = createMail(await startSink(), 'Gatehouse <no-reply@example.org>');
    await mail
      .send({ to: 'a@example.org\r\nBcc: b@example.org', subject: 'x\r\nBcc: c@example.org', text: 'y' })
      .catch(() => undefined);
    mail.close();
    expect(received.flatMap((each) => each.to).filter((address) => /^[bc]@/.test(address))).toEqual([]);
    expect(received.map((each) => each.text).join('')).not.toMatch(/^Bcc:/im);
  });

  it('rejects when no server answers', async () => {
    const mail = createMail('smtp://127.0.0.1:1', 'Gatehouse <no-reply@example.org>');
    await expect(mail.send({ to: 'a@example.org', subject: 'x', text: 'y' })).rejects.toThrow(/ECONNREFUSED/);
    mail.close();
  });
});
