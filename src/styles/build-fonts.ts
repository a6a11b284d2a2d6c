import { createHash } from 'node:crypto';
import { existsSync } from 'node:fs';
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { fileURLToPath } from 'node:url';
import subsetFont from 'subset-font';

/** All fonts of a lesson together; visual direction of the site, held by a test. */
export const FONT_BYTES_MAX = 90 * 1024;

interface Face {
  readonly file: string;
  readonly source: string;
  readonly text: string;
  readonly weight: number | { readonly min: number; readonly max: number };
  readonly features: readonly string[];
}

const require = createRequire(import.meta.url);
const outDir = fileURLToPath(new URL('../../.generated/fonts/', import.meta.url));

const ASCII = characters(0x20, 0x7e);
/** Names and words of western Europe. Everything else falls back to a font of the system, glyph by glyph. */
const LATIN_1 = ASCII + characters(0xa0, 0xff).replace('\u00ad', '');
const PUNCTUATION = '‘’“”‚„–—…•‹›−→←↑↓™€Œœ';

/** Features that browsers apply unasked, and what keeps accents on their letters. */
const SHAPING = ['kern', 'liga', 'calt', 'ccmp', 'locl', 'mark', 'mkmk'];

/** Copyright, licence and its address: the Open Font License wants them to travel with every copy. */
const LICENCE_NAME_IDS = [0, 13, 14];

const FACES: readonly Face[] = [
  {
    file: 'literata.woff2',
    source: '@fontsource-variable/literata/files/literata-latin-wght-normal.woff2',
    text: LATIN_1 + PUNCTUATION,
    weight: { min: 400, max: 700 },
    features: [...SHAPING, 'tnum', 'lnum'],
  },
  {
    file: 'literata-italic.woff2',
    source: '@fontsource-variable/literata/files/literata-latin-wght-italic.woff2',
    text: LATIN_1 + PUNCTUATION,
    weight: 400,
    features: SHAPING,
  },
  {
    file: 'atkinson.woff2',
    source: '@fontsource-variable/atkinson-hyperlegible-next/files/atkinson-hyperlegible-next-latin-wght-normal.woff2',
    text: LATIN_1 + PUNCTUATION,
    weight: { min: 400, max: 700 },
    features: [...SHAPING, 'tnum'],
  },
  {
    file: 'jetbrains-mono.woff2',
    source: '@fontsource-variable/jetbrains-mono/files/jetbrains-mono-latin-wght-normal.woff2',
    text: ASCII + PUNCTUATION,
    weight: { min: 400, max: 700 },
    // No ligatures: learners must see the characters that are really there.
    features: ['ccmp', 'mark', 'mkmk'],
  },
];

/** Writes the subset fonts to `.generated/fonts`; does nothing when they are already there and unchanged. */
export async function buildFonts(): Promise<void> {
  const sources = await Promise.all(FACES.map((face) => readFile(require.resolve(face.source))));
  const key = createHash('sha256').update(JSON.stringify([FACES, LICENCE_NAME_IDS]));
  for (const source of sources) key.update(source);
  const digest = key.digest('hex');
  if (await isCurrent(digest)) return;

  await mkdir(outDir, { recursive: true });
  await Promise.all(
    FACES.map(async (face, index) => {
      const source = sources[index];
      if (!source) throw new Error(`No source was read for ${face.file}.`);
      const font = await subsetFont(source, face.text, {
        targetFormat: 'woff2',
        variationAxes: { wght: face.weight },
        keepFeatures: [...face.features],
        preserveNameIds: LICENCE_NAME_IDS,
        noHinting: true,
      });
      await writeFile(outDir + face.file, font);
    }),
  );
  await writeFile(`${outDir}digest`, digest);
}

async function isCurrent(digest: string): Promise<boolean> {
  if (!FACES.every((face) => existsSync(outDir + face.file)) || !existsSync(`${outDir}digest`)) return false;
  return (await readFile(`${outDir}digest`, 'utf8')) === digest;
}

function characters(first: number, last: number): string {
  return String.fromCodePoint(...Array.from({ length: last - first + 1 }, (_, index) => first + index));
}
