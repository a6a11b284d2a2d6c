// `require` for a lab's application: its own files and a short list of packages, nothing else.
import buffer from 'buffer/';
import events from 'events';
import express from 'express';
import path from 'path';
import querystring from 'querystring';
import stream from 'readable-stream';
import url from 'url';
import util from 'util';
import crypto from '../../build/shims/crypto.ts';
import http from '../../build/shims/http.ts';
import { DatabaseSync, StatementSync } from './sqlite.ts';

type Exports = unknown;
/** The five that every CommonJS module has, in their order. */
type CommonJs = [
  exports: Exports,
  require: (name: string) => Exports,
  module: { exports: Exports },
  file: string,
  directory: string,
];
type Define = (...scope: CommonJs) => void;

const PACKAGES: Record<string, Exports> = {
  buffer,
  crypto,
  events,
  express,
  http,
  path,
  querystring,
  sqlite: { DatabaseSync, StatementSync },
  stream,
  url,
  util,
};
const OFFERED = 'express, node:sqlite, node:crypto, node:path, node:url, node:util, node:events, node:querystring';

const definitions = new Map<string, Define>();
const texts = new Map<string, string>();
const loaded = new Map<string, { exports: Exports }>();

/** `file` is relative to the application's folder; its code has been compiled by the host under that name. */
export function define(file: string, run: Define): void {
  definitions.set(file, run);
}

/** A file that is data: `.json` can be required. */
export function defineText(file: string, text: string): void {
  texts.set(file, text);
}

function missing(message: string): never {
  throw Object.assign(new Error(message), { code: 'MODULE_NOT_FOUND' });
}

function resolve(from: string, name: string): string {
  const base = path.posix.join(path.posix.dirname(from), name);
  const candidates = [base, `${base}.js`, `${base}.ts`, `${base}.mjs`, `${base}.cjs`, `${base}.json`];
  candidates.push(`${base}/index.js`, `${base}/index.ts`);
  const found = candidates.find((candidate) => definitions.has(candidate) || texts.has(candidate));
  return found ?? missing(`Cannot find the file '${name}' that ${from} asks for.`);
}

/** A package that came with the files: `node_modules` of the folder, or of one above it. */
function installed(from: string, name: string): string | undefined {
  for (let folder = path.posix.dirname(from); ; folder = path.posix.dirname(folder)) {
    const base = path.posix.join(folder, 'node_modules', name);
    const file = [`${base}/index.js`, `${base}.js`, base].find((candidate) => definitions.has(candidate));
    if (file !== undefined || folder === '.') return file;
  }
}

function requireFrom(from: string, name: unknown): Exports {
  const wanted = String(name);
  if (wanted.startsWith('.') || wanted.startsWith('/')) return requireFile(resolve(from, wanted));
  const key = wanted.replace(/^node:/, '');
  if (Object.hasOwn(PACKAGES, key)) return PACKAGES[key];
  const file = installed(from, wanted);
  if (file !== undefined) return requireFile(file);
  return missing(`Cannot find module '${wanted}'. A lab's application can use its own files and: ${OFFERED}.`);
}

export function requireFile(file: string): Exports {
  const known = loaded.get(file);
  if (known) return known.exports;
  const module: { exports: Exports } = { exports: {} };
  loaded.set(file, module);
  const text = texts.get(file);
  if (text !== undefined) module.exports = JSON.parse(text);
  const run = definitions.get(file);
  const directory = path.posix.dirname(`/app/${file}`);
  run?.(module.exports, (name) => requireFrom(file, name), module, `/app/${file}`, directory);
  return module.exports;
}
