const url = (fields) =>
  '/boats?' +
  Object.entries(fields)
    .map(([key, value]) => `${key}=${encodeURIComponent(value)}`)
    .join('&');

const names = (response) => response.json().boats.map((boat) => boat.name);

check(
  'lists-boats',
  'The list shows every boat that is for rent, by name',
  async ({ app, database, expect, random }) => {
    const name = `Swan ${random.word(6)}`;
    await database.run(
      'INSERT INTO boats (name, kind, harbour, berths, day_price, retired) VALUES (?, ?, ?, ?, ?, 0)',
      name,
      'sloop',
      'Stavoren',
      random.int(2, 8),
      random.int(90, 300) * 100,
    );
    const rows = await database.all('SELECT name FROM boats WHERE retired = 0 ORDER BY name');
    const expected = rows.map((row) => row.name);
    const response = await app.get('/boats');
    expect(response.status, 'the status of /boats').is(200);
    expect(names(response), 'the list of boats').is(expected);
    expect(response.json().count, 'the count').is(expected.length);
  },
);

check(
  'shows-details',
  'A boat in the list carries its kind, harbour, berths and price',
  async ({ app, database, expect, random }) => {
    const boat = {
      name: `Wigeon ${random.word(5)}`,
      kind: 'ketch',
      harbour: 'Makkum',
      berths: random.int(2, 9),
      cents: random.int(9000, 40000),
    };
    await database.run(
      'INSERT INTO boats (id, name, kind, harbour, berths, day_price) VALUES (77, ?, ?, ?, ?, ?)',
      boat.name,
      boat.kind,
      boat.harbour,
      boat.berths,
      boat.cents,
    );
    const shown = {
      id: 77,
      name: boat.name,
      kind: boat.kind,
      harbour: boat.harbour,
      berths: boat.berths,
      price: `€ ${(boat.cents / 100).toFixed(2)}`,
    };
    const list = await app.get(url({ search: boat.name }));
    expect(list.json().boats, `the answer to a search for "${boat.name}"`).is([shown]);
    const one = await app.get('/boats/77');
    expect(one.json(), 'the answer of /boats/77').is(shown);
  },
);

check(
  'finds-part',
  'A part of a name or of a harbour finds its boats, in any case',
  async ({ app, database, expect, random }) => {
    const part = random.pick(['tern', 'WAKE', 'Terschel', 'oever', 'goose', 'weather', 'ling']);
    const rows = await database.all(
      'SELECT name FROM boats WHERE retired = 0 AND (name LIKE ?1 OR harbour LIKE ?1) ORDER BY name',
      `%${part}%`,
    );
    const expected = rows.map((row) => row.name);
    const response = await app.get(url({ search: part }));
    expect(names(response), `the boats found by "${part}"`).is(expected);
    const nothing = await app.get(url({ search: random.word(12) }));
    expect(nothing.json(), 'the answer to a word that stands in no name').is({ count: 0, boats: [] });
  },
);

check(
  'finds-plain-words',
  'Boats with unusual names are found by their whole name',
  async ({ app, database, expect, random }) => {
    const word = random.word(5);
    const planted = [`Select ${word}`, `Drop the ${word}`, `${word} -- ${word}`, `Order; or ${word}`, `Wind & ${word}`];
    for (const name of planted) {
      await database.run(
        "INSERT INTO boats (name, kind, harbour, berths, day_price) VALUES (?, 'gaffer', 'Urk', 4, 18000)",
        name,
      );
    }
    for (const name of ['Union Jack', 'Drop of Honey', ...planted]) {
      const response = await app.get(url({ search: name }));
      expect(response.status, `the status of a search for "${name}"`).is(200);
      expect(names(response), `the boats found by "${name}"`).is(
        [name],
        `A search for "${name}" no longer finds that boat.`,
      );
    }
  },
);

check(
  'sorts',
  'The desk can sort by name, harbour, berths and price, both ways',
  async ({ app, database, expect, random }) => {
    const prices = [];
    for (let step = 0; step < 4; step += 1) prices.push(10_000 + step * 1_000 + random.int(1, 900));
    const berths = [3, 11, 2, 7];
    const order = [random.int(0, 1), 2, 3].reduce(
      (list, at) => [...list.slice(at), ...list.slice(0, at)],
      [0, 1, 2, 3],
    );
    const words = ['Alk', 'Bonxie', 'Curlew', 'Dotterel'];
    const boats = order.map((at, index) => ({
      name: `${words[index]} ${random.word(4)}`,
      berths: berths[at],
      cents: prices[at],
      harbour: `Port ${'WXYZ'[(at + index) % 4]} Zeezicht`,
    }));
    for (const boat of boats) {
      await database.run(
        "INSERT INTO boats (name, kind, harbour, berths, day_price) VALUES (?, 'sloop', ?, ?, ?)",
        boat.name,
        boat.harbour,
        boat.berths,
        boat.cents,
      );
    }
    for (const column of ['name', 'harbour', 'berths', 'day_price']) {
      for (const way of ['asc', 'desc']) {
        const rows = await database.all(
          `SELECT name FROM boats WHERE harbour LIKE '%Zeezicht' ORDER BY ${column} ${way}`,
        );
        const expected = rows.map((row) => row.name);
        const response = await app.get(url({ search: 'Zeezicht', sort: column, order: way }));
        expect(response.status, `the status of a list sorted by ${column} ${way}`).is(200);
        const found = names(response);
        const keys = (list) =>
          list.map((name) => boats.find((boat) => boat.name === name)?.[column === 'day_price' ? 'cents' : column]);
        expect(keys(found), `the order of a list sorted by ${column} ${way}`).is(
          keys(expected),
          `The list sorted by ${column} (${way}) is no longer in that order.`,
        );
      }
    }
  },
);

check('shows-prices', 'A boat shows its price in and out of season', async ({ app, database, expect, random }) => {
  const cents = random.int(40, 200) * 100;
  await database.run(
    "INSERT INTO boats (id, name, kind, harbour, berths, day_price) VALUES (88, 'Teal', 'dinghy', 'Urk', 0, ?)",
    cents,
  );
  const july = await app.get('/boats/88/price?month=7');
  expect(july.json(), 'the price in July').is({ month: 7, price: `€ ${((cents * 1.25) / 100).toFixed(2)}` });
  const march = await app.get('/boats/88/price?month=3');
  expect(march.json(), 'the price in March').is({ month: 3, price: `€ ${(cents / 100).toFixed(2)}` });
  const retired = await app.get('/boats/13');
  expect(retired.status, 'the status of a boat that is out of service').is(404);
});
