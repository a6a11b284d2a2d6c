const review = (random, fields = {}) => ({
  author: `Guest ${random.word(6)}`,
  website: '',
  rating: String(random.int(1, 5)),
  text: `We sailed to ${random.word(7)} and back.`,
  ...fields,
});

const squeeze = (text) => text.replace(/\s+/g, ' ');

check('shows-reviews', 'A boat shows its reviews, the newest first', async ({ app, browser, database, expect }) => {
  const reviews = await database.all('SELECT author, text FROM reviews WHERE boat_id = 1 ORDER BY id DESC');
  const response = await app.get('/boats/1');
  expect(response.status, 'the status of /boats/1').is(200);
  expect(response.headers['content-type'] ?? '', 'the type of /boats/1').matches(
    /^text\/html\b/i,
    'The page is no longer sent as HTML, so a browser shows its source instead of the reviews.',
  );
  const page = await browser.open(response);
  const text = squeeze(page.text);
  expect(text, 'the page of the Sea Otter').contains('Sea Otter');
  for (const { author, text: words } of reviews) {
    expect(text, 'the visible text of the page').contains(words);
    expect(text, 'the visible text of the page').contains(author);
  }
  const places = reviews.map(({ text: words }) => text.indexOf(words));
  expect(places, 'the order of the reviews').is(
    [...places].sort((a, b) => a - b),
    'The newest review no longer comes first.',
  );
  expect((await app.get('/boats/99')).status, 'the status of a boat that does not exist').is(404);
});

check(
  'takes-a-review',
  'A guest can write a review, and an incomplete one is refused',
  async ({ app, browser, expect, random }) => {
    const sent = review(random);
    const answer = await app.post('/boats/2', sent);
    expect(answer.status, 'the status after sending a review').is(303);
    expect(answer.headers.location, 'where the guest is sent').is('/boats/2');
    const text = squeeze((await browser.open(await app.get('/boats/2'))).text);
    expect(text, 'the visible text of the page').contains(sent.text);
    expect(text, 'the visible text of the page').contains(sent.author);
    expect(text, 'the stars on the page').contains(
      '★'.repeat(Number(sent.rating)) + '☆'.repeat(5 - Number(sent.rating)),
    );
    expect((await app.post('/boats/2', { ...sent, text: '  ' })).status, 'the status of a review without text').is(400);
    expect((await app.post('/boats/2', { ...sent, rating: '9' })).status, 'the status of a review with nine stars').is(
      400,
    );
  },
);

check(
  'keeps-signs',
  'Signs that people write are shown as they were written',
  async ({ app, browser, expect, random }) => {
    const word = random.word(5);
    const texts = [
      `Tom & Anna <3 the ${word}: "best week" of '26`,
      `Depth was 5 < 6 and > 4 at ${word}; 100 % fun & more`,
      `Ümit says ${word} = (a + b) * 2; see p. 4/5 -- "great" & 'cheap'`,
    ];
    for (const text of texts) await app.post('/boats/3', review(random, { text }));
    const author = `Sam "Skip" O'Neill & ${word}`;
    await app.post('/boats/3', review(random, { author }));
    const shown = squeeze((await browser.open(await app.get('/boats/3'))).text);
    for (const text of [...texts, author]) {
      expect(shown, 'the visible text of the page').contains(
        text,
        `A guest wrote “${text}” and readers no longer see exactly that.`,
      );
    }
  },
);

check(
  'links-websites',
  'The name of a guest with a website is a link to it',
  async ({ app, browser, expect, random }) => {
    const guests = [
      { author: `Ada ${random.word(5)}`, website: `https://sailing.example/${random.word(6)}/log?trip=3&crew=2` },
      { author: `Ben ${random.word(5)}`, website: `http://diary.example/~ben/${random.word(5)}.html#last` },
    ];
    for (const guest of guests) await app.post('/boats/1', review(random, guest));
    const without = review(random);
    await app.post('/boats/1', without);
    const links = (await browser.open(await app.get('/boats/1'))).elements('a');
    for (const { author, website } of guests) {
      const link = links.find((one) => squeeze(one.text).trim() === author);
      expect(link?.attributes.href, `the address behind the name ${author}`).is(
        website,
        `The name of a guest no longer links to “${website}”.`,
      );
    }
    expect(
      links.some((one) => one.text.includes(without.author)),
      'a link on the name of a guest without a website',
    ).is(false);
  },
);

check(
  'names-the-author',
  'A review says in its tooltip who wrote it and when',
  async ({ app, browser, database, expect, random }) => {
    const sent = review(random, { author: `Zoë ${random.word(6)}` });
    await app.post('/boats/3', sent);
    const [{ written_on: day }] = await database.all('SELECT written_on FROM reviews WHERE author = ?', sent.author);
    const items = (await browser.open(await app.get('/boats/3'))).elements('li');
    const titles = items.map((item) => item.attributes.title);
    expect(titles, 'the tooltips of the reviews').contains(`Written by ${sent.author} on ${day}`);
  },
);

check('feeds-crew-app', 'The crew app gets each review as it was written', async ({ app, expect, random }) => {
  const sent = review(random, {
    text: `Wind < 4 & sun > rain: "${random.word(5)}" <3`,
    website: 'https://a.example/?x=1&y=2',
  });
  await app.post('/boats/2', sent);
  const { reviews } = (await app.get('/api/boats/2/reviews')).json();
  const { author, website, text } = reviews[0];
  expect({ author, website, text }, 'the newest review in the crew app').is(
    { author: sent.author, website: sent.website, text: sent.text },
    'The crew app no longer gets the text that the guest wrote.',
  );
});
