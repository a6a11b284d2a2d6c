import { createHash } from 'node:crypto';
import { copyFile, glob, mkdir, readFile, rename, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { brotliCompress, constants, gzip } from 'node:zlib';

/** Below this a compressed file saves less than a packet. */
const BYTES_MIN = 1024;

/** Brotli 11 takes 2 s a megabyte: right for pages and scripts, not for 26 MB of Python. */
const BEST_BROTLI_BYTES_MAX = 1024 * 1024;

const COMPRESSIBLE = '**/*.{html,js,css,svg,json,txt,xml,wasm,webmanifest}';

const compressors = {
  br: (bytes: Buffer) =>
    promisify(brotliCompress)(bytes, {
      params: {
        [constants.BROTLI_PARAM_QUALITY]: bytes.length > BEST_BROTLI_BYTES_MAX ? 9 : 11,
        [constants.BROTLI_PARAM_SIZE_HINT]: bytes.length,
      },
    }),
  gz: (bytes: Buffer) => promisify(gzip)(bytes, { level: 9 }),
};

/** Writes `x.br` and `x.gz` beside each file of the built site; results are kept by content in `cacheDir`. */
export async function compressFolder(folder: string, cacheDir: string): Promise<void> {
  await mkdir(cacheDir, { recursive: true });
  for await (const name of glob(COMPRESSIBLE, { cwd: folder })) {
    const path = join(folder, name);
    const bytes = await readFile(path);
    if (bytes.length < BYTES_MIN) continue;
    const hash = createHash('sha256').update(bytes).digest('hex');
    await Promise.all(
      Object.entries(compressors).map(async ([suffix, compress]) => {
        const cached = join(cacheDir, `${hash}.${suffix}`);
        if (!(await stat(cached).catch(() => null))) {
          // Renamed into place, so that a build that was cut short leaves no half file behind.
          const partial = `${cached}.${process.pid}`;
          await writeFile(partial, await compress(bytes));
          await rename(partial, cached);
        }
        await copyFile(cached, `${path}.${suffix}`);
      }),
    );
  }
}
