// Addresses of everything a run needs, hashed by the site's build and cached as immutable.
import quickjsUrl from 'quickjs-wasi/quickjs.wasm?url';
import sqliteUrl from '@sqlite.org/sqlite-wasm/sqlite3.wasm?url';
import treeSitterUrl from 'web-tree-sitter/web-tree-sitter.wasm?url';
import pythonUrl from '../../../.generated/sandbox/python.wasm?url';
import subjectUrl from '../../../.generated/sandbox/subject.js?url';
import examinerUrl from '../../../.generated/sandbox/examiner.js?url';
import pageUrl from '../../../.generated/sandbox/page.js?url';
import sizesText from '../../../.generated/sandbox/sizes.json?raw';
import type { GrammarSource } from '#core/sast/parsers.ts';
import type { Assets } from '../assets.ts';

export interface AssetProgress {
  readonly asset: string;
  readonly loadedBytes: number;
  readonly totalBytes: number;
}

/** Often enough for a bar to move, seldom enough to cost nothing. */
const PROGRESS_STEP_BYTES = 256 * 1024;

const SIZES = JSON.parse(sizesText) as Record<string, number>;
const BUNDLES = { subject: subjectUrl, examiner: examinerUrl, page: pageUrl };
/** An address per grammar; only that of the language at hand is ever asked for. */
const GRAMMARS: Readonly<Record<string, string>> = import.meta.glob('../../../.generated/sandbox/grammar-*.wasm', {
  query: '?url',
  import: 'default',
  eager: true,
});

async function request(url: string): Promise<Response> {
  const response = await fetch(url);
  if (!response.ok) throw new Error(`A part of the sandbox could not be loaded (${response.status}).`);
  return response;
}

async function fetchBytes(url: string): Promise<Uint8Array> {
  return new Uint8Array(await (await request(url)).arrayBuffer());
}

/** Reads into one buffer of the known size, and tells how far it is. */
async function fetchCounted(
  asset: string,
  url: string,
  tell: (progress: AssetProgress) => void,
): Promise<Uint8Array<ArrayBuffer>> {
  const totalBytes = SIZES[asset] ?? 0;
  const bytes = new Uint8Array(totalBytes);
  const reader = (await request(url)).body?.getReader();
  let loadedBytes = 0;
  let told = 0;
  for (let part = await reader?.read(); part && !part.done; part = await reader?.read()) {
    bytes.set(part.value, loadedBytes);
    loadedBytes += part.value.length;
    if (loadedBytes - told >= PROGRESS_STEP_BYTES || loadedBytes === totalBytes) {
      tell({ asset, loadedBytes, totalBytes });
      told = loadedBytes;
    }
  }
  return bytes;
}

/** Loads once; a load that failed may be tried again. */
function once<T>(load: () => Promise<T>): () => Promise<T> {
  let loading: Promise<T> | undefined;
  return () => {
    loading ??= load().catch((error: unknown) => {
      loading = undefined;
      throw error;
    });
    return loading;
  };
}

export function fetchedAssets(tell: (progress: AssetProgress) => void): Assets {
  const module = (asset: string, url: string): (() => Promise<WebAssembly.Module>) =>
    once(async () => WebAssembly.compile(await fetchCounted(asset, url, tell)));
  return {
    quickjs: module('quickjs', quickjsUrl),
    sqlite: module('sqlite', sqliteUrl),
    python: module('python', pythonUrl),
    bundle: async (name) => (await request(BUNDLES[name])).text(),
  };
}

export const fetchedGrammars: GrammarSource = {
  runtime: () => fetchBytes(treeSitterUrl),
  grammar: async (name) => {
    const url = GRAMMARS[`../../../.generated/sandbox/grammar-${name}.wasm`];
    if (url === undefined) throw new Error(`The grammar for ${name} is not part of this site.`);
    return fetchBytes(url);
  },
};
