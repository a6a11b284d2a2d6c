import express from 'express';
import multer, { diskStorage } from 'multer';
import { createHash, randomUUID } from 'node:crypto';
import fs, { rename } from 'node:fs/promises';
import path from 'node:path';

const app = express();
const FOLDER = path.resolve('uploads');
const ENDINGS = new Map([['image/png', '.png'], ['image/jpeg', '.jpg']]);

// ruleid: javascript-upload-original-name
const kept = diskStorage({ filename: (req, file, done) => done(null, file.originalname) });
const dated = multer.diskStorage({
  filename(req, file, done) {
    // ruleid: javascript-upload-original-name
    done(null, `${Date.now()}-${file.originalname}`);
  },
});
// ok: javascript-upload-original-name
const own = diskStorage({ filename: (req, file, done) => done(null, randomUUID() + ENDINGS.get(file.mimetype)) });

app.post('/pictures', async (req, res) => {
  const { path: from, originalname: name, mimetype } = req.file;
  // ruleid: javascript-upload-original-name
  await rename(from, path.join(FOLDER, name));
  // ruleid: javascript-upload-original-name
  await req.files.chart.mv('uploads/' + req.files.chart.name);
  // ok: javascript-upload-original-name
  await rename(from, path.join(FOLDER, `${randomUUID()}${ENDINGS.get(mimetype) ?? '.bin'}`));
  // ok: javascript-upload-original-name
  await fs.writeFile(path.join(FOLDER, 'last.txt'), name);
  // ok: javascript-upload-original-name
  await rename(from, path.join(FOLDER, createHash('sha256').update(name).digest('hex')));
  // ok: javascript-upload-original-name
  res.json({ name });
});

async function keep(file) {
  const ending = path.extname(file.originalname);
  if (!['.png', '.jpg'].includes(ending)) throw new Error('only pictures');
  // ok: javascript-upload-original-name
  await fs.copyFile(file.path, path.join(FOLDER, randomUUID() + ending));
  // ruleid: javascript-upload-original-name
  await fs.copyFile(file.path, path.join(FOLDER, file.originalname.replace('../', '')));
  if (!/^[\w-]{1,40}\.(png|jpg)$/.test(file.originalname)) throw new Error('only pictures');
  // ok: javascript-upload-original-name
  await fs.copyFile(file.path, path.join(FOLDER, 'named', file.originalname));
}

export { kept, dated, own, keep };
