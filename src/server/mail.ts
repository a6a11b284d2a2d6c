import { createTransport } from 'nodemailer';

/** A mail server that accepts no connection in this time is down; members wait for no longer in the background. */
const CONNECTION_TIME_MS_MAX = 10_000;

export interface MailMessage {
  readonly to: string;
  readonly subject: string;
  readonly text: string;
}

export interface Mail {
  /** Rejects when the server refuses or cannot be reached; callers log and go on. */
  send(message: MailMessage): Promise<void>;
  close(): void;
}

/** Header injection is nodemailer's to prevent: it encodes line breaks in addresses and subjects. */
export function createMail(smtpUrl: string, from: string): Mail {
  const url = new URL(smtpUrl);
  const isLocal = ['localhost', '127.0.0.1', '[::1]'].includes(url.hostname);
  const transport = createTransport({
    url: smtpUrl,
    // A mail server elsewhere must offer STARTTLS (or be smtps:); on this machine plain text stays on the machine.
    requireTLS: !isLocal,
    connectionTimeout: CONNECTION_TIME_MS_MAX,
    disableFileAccess: true,
    disableUrlAccess: true,
  });
  return {
    async send({ to, subject, text }) {
      await transport.sendMail({ from, to: { name: '', address: to }, subject, text });
    },
    close: () => transport.close(),
  };
}
