check('exports-bookings', 'The office gets its list, names with quotation marks included', async ({ app, expect }) => {
  const lines = (await app.get('/bookings.csv')).body.split('\r\n');
  expect(lines[0], 'the heading').is('booking,guest,boat,from');
  expect(lines[1], 'the first line').is('41,Femke Visser,Avocet,2026-07-04');
  expect(lines[2], 'a name with quotation marks').is('42,"Jo ""Skip"" Mulder",Brent Goose,2026-07-11');
});

check('shows-booking', 'A booking has its page', async ({ app, expect }) => {
  const { body } = await app.get('/bookings/41');
  expect(body, 'the page').contains('<h1>Avocet</h1>');
  expect(body, 'the page').contains('For Femke Visser, from 4 July 2026');
});

check('prints-ticket', 'A ticket can be printed', async ({ app, expect }) => {
  const { status, body } = await app.get('/bookings/43/ticket');
  expect(status, 'the status').is(200);
  expect(body, 'the ticket').contains('(Amina Haddad) Tj');
});

check('links-forecast', 'A station leads to its forecast', async ({ app, expect }) => {
  expect((await app.get('/weather/vlieland')).json(), 'the answer').is({
    link: 'https://weather.tidewater.example/vlieland',
  });
});

check('merges-settings', 'A guest changes one setting and keeps the others', async ({ app, expect }) => {
  const response = await app.request({ method: 'PUT', url: '/settings', body: { json: { mail: { reminderDays: 5 } } } });
  expect(response.json(), 'the settings').is({ language: 'en', mail: { confirmation: true, reminderDays: 5 } });
});
