import express from 'express';
import libxmljs, { parseXml as read } from 'libxmljs2';
import { XMLParser } from 'fast-xml-parser';

const app = express();
const HAS_DTD = /<!DOCTYPE/i;

app.post('/charts', express.text({ type: 'application/xml' }), (req, res) => {
  // ruleid: javascript-xxe
  const chart = libxmljs.parseXml(req.body, { noent: true });
  // ruleid: javascript-xxe
  const other = read(req.body, { nonet: true, noent: true });
  // ruleid: javascript-xxe
  const named = libxmljs.parseXmlString(req.body, { replaceEntities: true });
  // ruleid: javascript-xxe
  const options = { dtdload: true };
  // ok: javascript-xxe
  const plain = libxmljs.parseXml(req.body);
  // ok: javascript-xxe
  const strict = libxmljs.parseXml(req.body, { noent: false, nonet: true });
  // ok: javascript-xxe
  const fast = new XMLParser({ ignoreAttributes: true }).parse(req.body);
  // ok: javascript-xxe
  if (HAS_DTD.test(req.body)) return res.status(400).end();
  return res.json([chart, other, named, libxmljs.parseXml(req.body, options), plain, strict, fast]);
});
