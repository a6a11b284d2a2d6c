import AdmZip from 'adm-zip';
import fs, { createWriteStream } from 'node:fs';
import { mkdir, writeFile } from 'node:fs/promises';
import path from 'node:path';
import tar from 'tar-stream';
import unzipper from 'unzipper';

const FOLDER = path.resolve('charts');

export function unpackCharts(file) {
  const zip = new AdmZip(file);
  for (const entry of zip.getEntries()) {
    // ruleid: javascript-zip-slip
    fs.writeFileSync(path.join(FOLDER, entry.entryName), entry.getData());
    // ok: javascript-zip-slip
    fs.writeFileSync(path.join(FOLDER, path.basename(entry.entryName)), entry.getData());
    // ok: javascript-zip-slip
    fs.writeFileSync(path.join(FOLDER, `${entry.header.crc}.bin`), entry.getData());
    const target = path.resolve(FOLDER, entry.entryName);
    if (!target.startsWith(FOLDER + path.sep)) continue;
    // ok: javascript-zip-slip
    fs.writeFileSync(target, entry.getData());
  }
  // ok: javascript-zip-slip
  fs.writeFileSync(path.join(FOLDER, 'list.txt'), zip.getEntries().map((entry) => entry.entryName));
}

export function unpackStream(stream) {
  return stream.pipe(unzipper.Parse()).on('entry', (entry) => {
    const { path: name, type } = entry;
    if (type === 'Directory') return entry.autodrain();
    // ruleid: javascript-zip-slip
    return entry.pipe(createWriteStream(`${FOLDER}/${name}`));
  });
}

export function unpackTar() {
  const extract = tar.extract();
  extract.on('entry', async (header, stream, next) => {
    const target = path.join(FOLDER, header.name);
    // ruleid: javascript-zip-slip
    await mkdir(path.dirname(target), { recursive: true });
    if (!target.startsWith(FOLDER)) return next();
    // ruleid: javascript-zip-slip
    stream.pipe(createWriteStream(target));
    return next();
  });
  return extract;
}

function inside(name) {
  const target = path.resolve(FOLDER, name);
  if (path.relative(FOLDER, target).startsWith('..')) throw new Error(`outside: ${name}`);
  return target;
}

export async function unpackSafely(file) {
  const zip = new AdmZip(file);
  for (const entry of zip.getEntries()) {
    // ok: javascript-zip-slip
    await writeFile(inside(entry.entryName), entry.getData());
    const once = entry.entryName.replace('../', '');
    // ruleid: javascript-zip-slip
    await writeFile(path.join(FOLDER, once), entry.getData());
  }
  const directory = await unzipper.Open.file(file);
  // ok: javascript-zip-slip
  await directory.extract({ path: FOLDER });
}

async function copyFolder(from, to) {
  const entries = await fs.promises.readdir(from, { withFileTypes: true });
  for (const entry of entries.filter((one) => one.isFile())) {
    // ok: javascript-zip-slip
    await fs.promises.writeFile(path.join(to, entry.name), await fs.promises.readFile(path.join(from, entry.name)));
  }
}
