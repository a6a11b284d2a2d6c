check('finds', 'A member is found', async ({ app, files, expect, random }) => {
  const name = random.word(8);
  await files.write(`members/${name}`, '');
  expect((await app.get(`/members?name=${name}`)).json(), 'the list').is([{ name }]);
});

check('keeps-pin', 'A PIN cannot be read', async ({ app, files, expect, random }) => {
  const pin = random.word(12);
  await files.write('pins/Bea', pin);
  const response = await app.get('/members?name=../pins/Bea');
  expect(response.body, 'the answer').lacks(pin);
  expect(response.json(), 'the list').is([]);
});
