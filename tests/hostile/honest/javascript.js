check('finds', 'A member is found', async ({ app, database, expect, random }) => {
  const name = random.word(8);
  await database.run('INSERT INTO members VALUES (?, ?)', name, random.word(8));
  expect((await app.get(`/members?name=${name}`)).json(), 'the list').is([{ name }]);
});

check('keeps-pin', 'A PIN cannot be read', async ({ app, database, expect, random }) => {
  const pin = random.word(12);
  await database.run('INSERT INTO members VALUES (?, ?)', 'Bea', pin);
  const attack = encodeURIComponent("x' UNION SELECT pin FROM members --");
  const response = await app.get(`/members?name=${attack}`);
  expect(response.body, 'the answer').lacks(pin);
  expect(response.json(), 'the list').is([]);
});
