import { connect } from 'node:net';

const HOST = process.env.MAIL_HOST ?? 'mail.tidewater.example';

export function send(to, subject, text) {
  return new Promise((done, fail) => {
    const socket = connect(25, HOST, () => socket.end(JSON.stringify({ to, subject, text }), done));
    socket.once('error', fail);
  });
}
