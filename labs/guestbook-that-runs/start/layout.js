/** The frame around every page of the website. `title` and `body` are HTML. */
export function page(title, body) {
  return `<!doctype html>
<html lang="en">
  <head>
    <meta charset="utf-8">
    <meta name="viewport" content="width=device-width">
    <title>${title} · Tidewater</title>
    <link rel="stylesheet" href="/tidewater.css">
  </head>
  <body>
    <header><a href="/">Tidewater</a> · small boats, by the day</header>
    <main>${body}</main>
    <footer>Harbour office Harlingen, open from eight to six</footer>
  </body>
</html>`;
}
