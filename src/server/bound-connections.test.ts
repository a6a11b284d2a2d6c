import { once } from 'node:events';
import { createServer, type Server } from 'node:http';
import { connect, type AddressInfo, type Socket } from 'node:net';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { boundConnections, type ConnectionBounds } from './bound-connections.ts';

let server: Server;
const sockets: Socket[] = [];
const lines: object[] = [];

async function start(bounds: ConnectionBounds): Promise<void> {
  // An answer larger than what the system keeps for who does not read.
  server = createServer((_, response) => response.end(Buffer.alloc(32 * 1024 * 1024)));
  boundConnections(server, { warn: (fields: object) => void lines.push(fields) } as never, bounds);
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
}

function open(): Socket {
  const socket = connect((server.address() as AddressInfo).port, '127.0.0.1').on('error', () => undefined);
  sockets.push(socket);
  return socket;
}

async function answers(socket: Socket): Promise<boolean> {
  socket.write('GET / HTTP/1.1\r\nHost: localhost\r\n\r\n');
  return Promise.race([once(socket, 'data').then(() => true), once(socket, 'close').then(() => false)]);
}

beforeEach(() => void lines.splice(0));

afterEach(() => {
  for (const socket of sockets.splice(0)) socket.destroy();
  server.close();
});

test('as many connections as the bound are served, one more is closed, and there is room again afterwards', async () => {
  await start({ connectionsMax: 2 });
  const [one, two] = [open(), open()];
  expect([await answers(one), await answers(two)]).toEqual([true, true]);
  expect([await answers(open()), await answers(open())]).toEqual([false, false]);
  expect(lines).toEqual([{ dropped: 1, connections: 2 }]);
  one.destroy();
  await expect.poll(() => answers(open())).toBe(true);
});

test('who does not take the answer loses the connection', async () => {
  await start({ idleMsMax: 200 });
  const socket = open();
  socket.write('GET / HTTP/1.1\r\nHost: localhost\r\n\r\n');
  socket.pause();
  const [ours] = (await once(server, 'connection')) as [Socket];
  await once(ours, 'close');
  expect(ours.destroyed).toBe(true);
});
