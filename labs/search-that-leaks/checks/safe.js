const url = (fields) => '/boats?' + fields.map(([key, value]) => `${key}=${encodeURIComponent(value)}`).join('&');

async function plantMember(database, random) {
  const member = {
    id: random.int(500, 900),
    email: `${random.word(7)}@tidewater.example`,
    hash: `$argon2id$v=19$m=19456,t=2,p=1$${random.word(12)}$${random.word(24)}`,
    // Neighbours differ, so that a list that always starts with the same boat spells no PIN by chance.
    pin: `${random.int(1, 4)}${random.int(5, 9)}${random.int(0, 4)}${random.int(5, 9)}`,
  };
  await database.run(
    "INSERT INTO members (id, name, email, role, password_hash, desk_pin) VALUES (?, 'Sietske Bakker', ?, 'harbour master', ?, ?)",
    member.id,
    member.email,
    member.hash,
    member.pin,
  );
  return member;
}

check(
  'reads-members',
  'A search cannot be continued into the table of members',
  async ({ app, database, expect, random, leaked }) => {
    const member = await plantMember(database, random);
    const hashes = (columns) => Array(columns).fill('password_hash').join(', ');
    const list = hashes(6);
    const attacks = [
      "zzz') UNION SELECT id, email, role, password_hash, 0, 0 FROM members -- ",
      `zzz' UNION SELECT ${list} FROM members -- `,
      `zzz') UNION ALL SELECT ${list} FROM members /*`,
      `zzz')/**/uNiOn/**/sElEcT/**/${list.replaceAll(' ', '')}/**/fRoM/**/members/*`,
      `zzz') UNUNIONION SELSELECTECT ${list} FRFROMOM members /*`,
      `zzz') UNI--ON SEL--ECT ${list} FROM members /*`,
      `zzz')) UNION SELECT ${list} FROM members /*`,
      `zzz\\') UNION SELECT ${list} FROM members /*`,
      `zzz") UNION SELECT ${list} FROM members /*`,
      // Where the list of columns was changed, too.
      `zzz') UNION SELECT ${hashes(7)} FROM members /*`,
      `zzz') UNION SELECT ${hashes(5)} FROM members /*`,
    ];
    for (const search of attacks) {
      const response = await app.get(url([['search', search]]));
      if (!response.body.includes(member.hash)) continue;
      leaked(member.hash);
      expect(response.body, 'the answer').lacks(
        member.hash,
        `A search for “${search.trim()}” is answered with password hashes: a part of the text was run as SQL.`,
      );
    }
  },
);

check(
  'shows-retired',
  'A search cannot switch off the condition it stands in',
  async ({ app, database, expect, random }) => {
    const boat = `Petrel ${random.word(8)}`;
    await database.run(
      "INSERT INTO boats (name, kind, harbour, berths, day_price, retired) VALUES (?, 'sloop', 'Harlingen', 4, 15000, 1)",
      boat,
    );
    const attacks = [
      "zzz') OR retired = 1 OR (name LIKE 'zzz",
      "zzz' OR retired = 1 OR name LIKE 'zzz",
      "zzz') OR 1 = 1 -- ",
      "zzz')||1 OR (1=1/*",
      "zzz' OR 1 = 1) -- ",
      "zzz')/**/oR/**/retired=1/**/oR/**/(''='x",
      "zzz\\') OR retired = 1 /*",
    ];
    for (const search of attacks) {
      const response = await app.get(url([['search', search]]));
      expect(response.body, 'the list').lacks(
        boat,
        `A search for “${search.trim()}” lists boats that are out of service: the text changed the condition of the query.`,
      );
    }
  },
);

check(
  'text-stays-text',
  'Signs that mean something in SQL are only letters in a search',
  async ({ app, database, expect, random }) => {
    const word = random.word(6);
    const planted = [`O'${word}`, `'t ${word}`, `${word}'s "Joy"`, `${word}''; -- '`];
    for (const name of planted) {
      await database.run(
        "INSERT INTO boats (name, kind, harbour, berths, day_price) VALUES (?, 'dinghy', 'Lauwersoog', 2, 6000)",
        name,
      );
    }
    for (const name of ["Sailor's Delight", ...planted]) {
      const response = await app.get(url([['search', name]]));
      expect(response.status, `the status of a search for “${name}”`).is(
        200,
        `A search for “${name}” ends in an error: its apostrophe reached the query as syntax.`,
      );
      const found = response.json().boats.map((boat) => boat.name);
      expect(found, `the boats found by “${name}”`).is(
        [name],
        `A search for “${name}” does not find the boat of that name: the text was changed, or read as syntax.`,
      );
    }
  },
);

/**
 * The order of a list answers questions, too: ten boats of one harbour are sorted by their distance to a digit of
 * the PIN, so that the number of the first one is that digit. Four lists give four digits.
 */
async function readByOrder({ app, database, random, note, leaked }, shapes) {
  const member = await plantMember(database, random);
  const harbour = `Haven ${random.word(6)}`;
  for (let digit = 0; digit < 10; digit += 1) {
    await database.run(
      "INSERT INTO boats (id, name, kind, harbour, berths, day_price) VALUES (?, ?, 'dinghy', ?, 2, 5000)",
      1100 + digit,
      `Grebe ${random.word(5)}`,
      harbour,
    );
  }
  const nextDigit = async (shape, place) => {
    const question = `abs(id - 1100 - substr((SELECT desk_pin FROM members WHERE id = ${member.id}), ${place}, 1))`;
    const response = await app.get(url([['search', harbour], ...shape(question)]));
    if (response.status !== 200) return '';
    const first = response.json().boats?.[0];
    return first ? String(first.id - 1100) : '';
  };
  for (const shape of shapes) {
    let read = '';
    while (read.length < 4 && member.pin.startsWith(read)) {
      const digit = await nextDigit(shape, read.length + 1);
      if (digit === '') break;
      read += digit;
    }
    if (read === member.pin) {
      note(`The first boats of four lists spell the desk PIN of the harbour master: ${read}`);
      leaked(read);
      return {
        pin: read,
        attack: shape('abs(id - … (SELECT desk_pin FROM members …))')
          .map(([key, value]) => `${key}=${value}`)
          .join('&'),
      };
    }
  }
  return null;
}

const tight = (question) => question.replaceAll(' ', '/**/').replaceAll('SELECT', 'sElEcT');

check('sorts-by-secret', 'The column to sort by cannot carry a question to another table', async (hands) => {
  const found = await readByOrder(hands, [
    (question) => [['sort', question]],
    (question) => [['sort', `harbour, ${question}`]],
    (question) => [['sort', `name * 0, ${question}`]],
    (question) => [['sort', tight(`harbour, ${question}`)]],
    (question) => [['sort', `harbour, ${question.replace('SELECT', 'SELSELECTECT')}`]],
    (question) => [['sort', `harbour, ${question.replace('SELECT', 'SEL--ECT')}`]],
    (question) => [['sort', `harbour" * 0, ${question} /*`]],
    (question) => [['sort', `harbour\` * 0, ${question} /*`]],
    (question) => [['sort', `harbour] * 0, ${question} /*`]],
    (question) => [['sort', `harbour' || '', ${question} /*`]],
    (question) => [['sort', `${question} /* name */`]],
    (question) => [['sort', `\nname\n* 0, ${question}`]],
    (question) => [
      ['sort', 'harbour'],
      ['sort', question],
    ],
    (question) => [
      ['sort', 'name'],
      ['sort', `name * 0, ${question} /*`],
    ],
  ]);
  hands
    .expect(found, 'the attack')
    .is(
      null,
      found
        ? `With “${found.attack}” the order of the list gives away a PIN digit by digit: the column name is still part of the SQL.`
        : '',
    );
});

check('orders-by-secret', 'The direction of the sort cannot carry a question to another table', async (hands) => {
  const column = 'harbour';
  const found = await readByOrder(hands, [
    (question) => [
      ['sort', column],
      ['order', `asc, ${question}`],
    ],
    (question) => [
      ['sort', column],
      ['order', `desc, ${question}`],
    ],
    (question) => [
      ['sort', column],
      ['order', `, ${question}`],
    ],
    (question) => [
      ['sort', column],
      ['order', `* 0, ${question}`],
    ],
    (question) => [
      ['sort', column],
      ['order', tight(`asc, ${question}`)],
    ],
    (question) => [
      ['sort', column],
      ['order', `asc, ${question.replace('SELECT', 'SELSELECTECT')}`],
    ],
    (question) => [
      ['sort', column],
      ['order', `asc, ${question.replace('SELECT', 'SEL--ECT')}`],
    ],
    (question) => [
      ['sort', column],
      ['order', `, ${question} /* asc */`],
    ],
    (question) => [
      ['sort', column],
      ['order', 'asc'],
      ['order', question],
    ],
  ]);
  hands
    .expect(found, 'the attack')
    .is(
      null,
      found
        ? `With “${found.attack}” the order of the list gives away a PIN digit by digit: the direction is still part of the SQL.`
        : '',
    );
});
