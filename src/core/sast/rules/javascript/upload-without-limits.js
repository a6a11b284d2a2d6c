import express from 'express';
import fileUpload from 'express-fileupload';
import multer, { memoryStorage } from 'multer';

const app = express();
const limits = { fileSize: 5 * 1024 * 1024, files: 1 };
const options = { dest: 'uploads', limits };

// ruleid: javascript-upload-without-limits
const pictures = multer({ dest: 'uploads' });
// ruleid: javascript-upload-without-limits
const memory = multer({ storage: memoryStorage() });
// ruleid: javascript-upload-without-limits
app.use(fileUpload());
// ok: javascript-upload-without-limits
const bounded = multer({ dest: 'uploads', limits });
// ok: javascript-upload-without-limits
const shared = multer(options);
// ok: javascript-upload-without-limits
const spread = multer({ ...options, dest: 'charts' });
// ok: javascript-upload-without-limits
app.use('/charts', fileUpload({ limits: { fileSize: 1_000_000 }, abortOnLimit: true }));
// ok: javascript-upload-without-limits
const fields = multer({ dest: 'uploads', limits: { fileSize: 1_000_000 } }).single('picture');
app.post('/pictures', pictures.single('a'), memory.single('b'), bounded.single('c'), shared.any(), spread.any(), fields);
