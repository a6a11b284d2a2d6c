import express from 'express';

const app = express();

function tidyUrl(text) {
  const url = new URL(text.trim());
  url.hash = '';
  return url.href;
}

app.get('/documents/preview', async (req, res) => {
  const link = tidyUrl(String(req.query.link));
  const page = await fetch(link, { headers: { accept: 'application/pdf' } });
  res.type('pdf').send(Buffer.from(await page.arrayBuffer()));
});

export default app;
