const search = (text) => `/boats?search=${encodeURIComponent(text)}`;

attack('reads-members', async ({ app, database, expect, random, leaked }, payload) => {
  const hash = `$argon2id$v=19$m=19456,t=2,p=1$${random.word(12)}$${random.word(24)}`;
  await database.run(
    "INSERT INTO members (id, name, email, role, password_hash, desk_pin) VALUES (600, 'Sietske Bakker', 's@tidewater.example', 'harbour master', ?, '1234')",
    hash,
  );
  const response = await app.get(search(payload));
  if (response.body.includes(hash)) leaked(hash);
  expect(response.body, 'the answer').lacks(hash, `A search for “${payload}” is answered with a password hash.`);
});

attack('shows-retired', async ({ app, database, expect, random, leaked }, payload) => {
  const boat = `Petrel ${random.word(8)}`;
  await database.run(
    "INSERT INTO boats (name, kind, harbour, berths, day_price, retired) VALUES (?, 'sloop', 'Harlingen', 4, 15000, 1)",
    boat,
  );
  const response = await app.get(search(payload));
  if (response.body.includes(boat)) leaked(boat);
  expect(response.body, 'the list').lacks(boat, `A search for “${payload}” lists a boat that is out of service.`);
});

/** The first boat of a list that is sorted by the distance to a digit has that digit as the end of its number. */
const digitOf = (place) => `abs(id-1100-substr((SELECT desk_pin FROM members WHERE id=600),${place},1))`;

const QUESTIONS = {
  QTIGHT: (text) => text.replaceAll(' ', '/**/').replaceAll('SELECT', 'sElEcT'),
  QDOUBLED: (text) => text.replace('SELECT', 'SELSELECTECT'),
  QSPLIT: (text) => text.replace('SELECT', 'SEL--ECT'),
  Q: (text) => text,
};

async function readPin({ app, database, expect, random, note, leaked }, payload, query) {
  const pin = `${random.int(1, 4)}${random.int(5, 9)}${random.int(0, 4)}`;
  await database.run(
    "INSERT INTO members (id, name, email, role, password_hash, desk_pin) VALUES (600, 'Sietske Bakker', 's@tidewater.example', 'harbour master', 'x', ?)",
    pin,
  );
  for (let digit = 0; digit < 10; digit += 1) {
    await database.run(
      "INSERT INTO boats (id, name, kind, harbour, berths, day_price) VALUES (?, ?, 'dinghy', 'Haven', 2, 5000)",
      1100 + digit,
      `Grebe ${random.word(5)}`,
    );
  }
  const [name] = Object.keys(QUESTIONS).filter((one) => payload.includes(one));
  let read = '';
  for (const place of [1, 2, 3]) {
    const value = payload.replace(name, QUESTIONS[name](digitOf(place)));
    const response = await app.get(`/boats?search=Haven&${query(encodeURIComponent(value))}`);
    const first = response.status === 200 ? response.json().boats?.[0] : undefined;
    if (first === undefined || String(first.id - 1100) !== pin[place - 1]) return;
    read += pin[place - 1];
  }
  note(`The first boats of three lists spell the desk PIN of the harbour master: ${read}`);
  leaked(read);
  expect(read, 'the PIN').is('', `Sorted by “${payload}”, the list gives a PIN away digit by digit.`);
}

attack('sorts-by-secret', (hands, payload) => readPin(hands, payload, (value) => `sort=${value}`));

attack('orders-by-secret', (hands, payload) => readPin(hands, payload, (value) => `sort=harbour&order=${value}`));
