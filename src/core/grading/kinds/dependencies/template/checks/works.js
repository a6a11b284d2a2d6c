check('exports-boats', 'The office gets its list', async ({ app, expect }) => {
  expect((await app.get('/boats.csv')).body, 'the list').is('boat\r\nAvocet');
});
