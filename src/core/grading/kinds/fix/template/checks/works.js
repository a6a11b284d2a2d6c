// REPLACE: four to six checks of what the app is for; all of them pass on start/. Draw inputs at random.
check('finds-part', 'A part of a name finds its boats', async ({ app, database, expect, random }) => {
  const name = `Swan ${random.word(6)}`;
  await database.run("INSERT INTO boats (name, harbour) VALUES (?, 'Stavoren')", name);
  const response = await app.get(`/boats?search=${encodeURIComponent(name.slice(2))}`);
  expect(response.json(), 'the boats found').is({ boats: [{ name, harbour: 'Stavoren' }] });
});
