import { afterEach, describe, expect, it } from 'vitest';
import { type MailSink, startMailSink } from '../../tests/support/mail-sink.ts';
import { createMail } from './mail.ts';

const FROM = 'Gatehouse <no-reply@example.org>';
let sink: MailSink | undefined;

afterEach(async () => {
  await sink?.close();
  sink = undefined;
});

describe('mail', () => {
  it('delivers plain text to the one recipient', async () => {
    sink = await startMailSink();
    const mail = createMail(sink.url, FROM);
    await mail.send({ to: 'skipper@example.org', subject: 'Hello', text: 'A line.' });
    mail.close();
    expect(sink.received).toHaveLength(1);
    expect(sink.received[0]?.to).toEqual(['skipper@example.org']);
    expect(sink.received[0]?.text).toContain('A line.');
  });

  it('lets nobody add a header or a recipient through subject or address', async () => {
    sink = await startMailSink();
    const mail = createMail(sink.url, FROM);
    const hostile = { to: 'a@example.org\r\nBcc: b@example.org', subject: 'x\r\nBcc: c@example.org', text: 'y' };
    await mail.send(hostile).catch(() => undefined);
    mail.close();
    const recipients = sink.received.flatMap((each) => each.to);
    expect(recipients.filter((address) => /^[bc]@/.test(address))).toEqual([]);
    expect(sink.received.map((each) => each.text).join('')).not.toMatch(/^Bcc:/im);
  });

  it('goes to another machine over TLS or not at all', async () => {
    sink = await startMailSink();
    // A name of this machine that is none of those for which plain text is allowed.
    const mail = createMail(sink.url.replace('127.0.0.1', '0.0.0.0'), FROM);
    await expect(mail.send({ to: 'a@example.org', subject: 'x', text: 'y' })).rejects.toThrow(/TLS/i);
    mail.close();
    expect(sink.received).toEqual([]);
  });

  it('is not given to a server whose certificate nobody has signed', async () => {
    sink = await startMailSink({ offersTls: true });
    const mail = createMail(sink.url, FROM);
    await expect(mail.send({ to: 'a@example.org', subject: 'x', text: 'y' })).rejects.toThrow(/certificate/i);
    mail.close();
    expect(sink.received).toEqual([]);
  });

  it('rejects when no server answers', async () => {
    const mail = createMail('smtp://127.0.0.1:1', FROM);
    await expect(mail.send({ to: 'a@example.org', subject: 'x', text: 'y' })).rejects.toThrow(/ECONNREFUSED/);
    mail.close();
  });
});
