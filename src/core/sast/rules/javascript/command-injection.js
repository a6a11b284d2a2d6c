import { exec, execFile, spawn as start } from 'node:child_process';
import * as child from 'child_process';
import { promisify } from 'node:util';
import { $, execa, execaCommand } from 'execa';
import express from 'express';

const app = express();
const run = promisify(exec);
const PROGRAMS = { png: 'pngcrush', jpg: 'jpegoptim' };

app.get('/shell', async (req, res) => {
  // ruleid: javascript-command-injection
  exec(`convert ${req.query.name} out.png`);
  // ruleid: javascript-command-injection
  await run('convert ' + req.query.name);
  // ruleid: javascript-command-injection
  child.execSync(['convert', req.query.name].join(' '));
  // ruleid: javascript-command-injection
  start(`convert ${req.query.name}`, { shell: true });
  // ruleid: javascript-command-injection
  start('sh', ['-c', `convert ${req.query.name}`]);
  // ruleid: javascript-command-injection
  start('convert', [req.query.name], { shell: true });
  // ok: javascript-command-injection
  execFile('convert', [req.query.name, 'out.png']);
  // ok: javascript-command-injection
  start('convert', ['--', req.query.name]);
  // ok: javascript-command-injection
  exec('convert in.png out.png');
  res.end();
});

function convert(name) {
  // ruleid: javascript-command-injection
  exec('convert ' + name);
  // ok: javascript-command-injection
  execFile('convert', [name]);
}

app.post('/helper', ({ body }, res) => {
  convert(body.name);
  const program = PROGRAMS[body.kind];
  // ok: javascript-command-injection
  execFile(program, ['in.png']);
  // ruleid: javascript-command-injection
  execFile(body.program, ['in.png']);
  const size = Number.parseInt(body.size, 10);
  // ok: javascript-command-injection
  exec(`convert -resize ${size} in.png`);
  if (!/^[a-z0-9]+$/.test(body.id)) return res.status(400).end();
  // ok: javascript-command-injection
  exec(`convert ${body.id}.png`);
  // ruleid: javascript-command-injection
  exec(`convert ${body.name.replace(';', '')}`);
  return res.end();
});

app.get('/execa', async (req, res) => {
  // ruleid: javascript-command-injection
  await execaCommand(`convert ${req.query.name}`);
  // ruleid: javascript-command-injection
  await execa(`convert ${req.query.name}`, { shell: true });
  // ok: javascript-command-injection
  await execa('convert', [req.query.name]);
  // ok: javascript-command-injection
  await $`convert ${req.query.name}`;
  res.end();
});

app.get('/regex', (req, res) => {
  // ok: javascript-command-injection
  const match = /boat-(\d+)/.exec(req.query.name);
  res.json(match);
});

export const handler = async (event, context) => {
  const { folder } = event.queryStringParameters;
  // ruleid: javascript-command-injection
  exec(`ls ${folder}`);
  const body = JSON.parse(event.body);
  // ruleid: javascript-command-injection
  exec('du ' + body.folder);
  // ok: javascript-command-injection
  execFile('du', ['--', body.folder]);
  // ok: javascript-command-injection
  exec('echo ' + context.functionName);
};

export const resolvers = {
  Query: {
    // ruleid: javascript-command-injection
    depth: (_, { harbour }) => exec('depth ' + harbour),
    // ok: javascript-command-injection
    tide: (_, { harbour }) => execFile('tide', ['--', harbour]),
  },
  Mutation: {
    async moor(parent, args) {
      // ruleid: javascript-command-injection
      exec('moor ' + args.boat);
    },
  },
};

export function listen(wss, io) {
  wss.on('connection', (ws) => {
    ws.on('message', (data) => {
      const message = JSON.parse(data);
      // ruleid: javascript-command-injection
      exec('ping ' + message.host);
      if (!/^[\w.-]+$/.test(message.buoy)) return;
      // ok: javascript-command-injection
      exec('ping ' + message.buoy);
    });
  });
  io.on('connection', (socket) => {
    socket.on('ping', (host) => {
      // ruleid: javascript-command-injection
      exec(`ping ${host}`);
    });
    socket.on('error', (error) => {
      // ok: javascript-command-injection
      exec('logger ' + error.code);
    });
  });
}
