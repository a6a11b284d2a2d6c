import { readdirSync, readFileSync } from 'node:fs';
import { extname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { languageOfPath } from '#core/sast/language.ts';
import { compileRules, parseRules } from '#core/sast/parse-rules.ts';
import { scan } from '#core/sast/scan.ts';
import { loadParsers } from '../../src/cli/load-parsers.ts';
import { FUZZ_SEED } from '../support/fuzz-seed.ts';

fc.configureGlobal({ seed: FUZZ_SEED });

const HERE = fileURLToPath(new URL('.', import.meta.url));
const parsers = await loadParsers();
const flow = readFileSync(join(HERE, 'flow/flow.yaml'), 'utf8');
const rules = compileRules(parseRules(flow, 'flow.yaml', parsers).rules, parsers);

/** One for each language that files may be in; those that nobody reads yet are left out. */
const PATHS = ['a.js', 'a.ts', 'a.tsx', 'a.py', 'a.json', 'a.yaml', 'Dockerfile', 'a.sh', 'A.java', 'a.go', 'a.txt'];
const paths = PATHS.filter((path) => languageOfPath(path) !== null);

/** Long enough for a function with its calls, short enough for many thousand of them. */
const PIECE_CHARS = 240;

/** Half of them broken at the level of bytes, half of pieces. */
const INPUTS = 20_000;

/** No input of this size may come near the budget of a rule. */
const INPUT_MS_MAX = 2_000;

function pieces(folder: string): string[] {
  const files = readdirSync(join(HERE, folder), { recursive: true, withFileTypes: true });
  return files
    .filter((entry) => entry.isFile() && extname(entry.name) !== '.yaml')
    .flatMap((entry) => readFileSync(join(entry.parentPath, entry.name), 'utf8').split(/\n\n+/))
    .map((piece) => piece.slice(0, PIECE_CHARS));
}

const code = pieces('flow');
const piece = fc.constantFrom(...code);

/** Bytes of good code with some changed, taken out or put in; what is no text becomes a replacement character. */
const bytes = fc
  .tuple(piece, fc.array(fc.tuple(fc.nat(PIECE_CHARS), fc.nat(255), fc.nat(2)), { minLength: 1, maxLength: 6 }))
  .map(([text, changes]) => {
    const buffer = [...Buffer.from(text)];
    for (const [at, byte, how] of changes)
      buffer.splice(at % (buffer.length + 1), how === 0 ? 0 : 1, ...(how === 2 ? [] : [byte]));
    return Buffer.from(buffer).toString('utf8');
  });

/** Two pieces, one within the other. */
const crossed = fc
  .tuple(piece, piece, fc.nat(PIECE_CHARS), fc.nat(PIECE_CHARS))
  .map(([a, b, at, length]) => a.slice(0, at) + b.slice(0, length) + a.slice(at));

it.each([
  ['bytes', bytes],
  ['pieces', crossed],
])(
  'code that is broken at the level of %s never throws, hangs or leaves its text',
  { timeout: 180_000 },
  (_name, text) => {
    let slowest = 0;
    fc.assert(
      fc.property(fc.constantFrom(...paths), text, (path, source) => {
        const start = performance.now();
        const { findings } = scan([{ path, text: source }], rules, parsers);
        slowest = Math.max(slowest, performance.now() - start);
        for (const { range } of findings) expect(range.end.offset).toBeLessThanOrEqual(source.length);
      }),
      { numRuns: INPUTS / 2 },
    );
    expect(slowest).toBeLessThan(INPUT_MS_MAX);
  },
);
