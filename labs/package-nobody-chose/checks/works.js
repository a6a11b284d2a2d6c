check('shows-map', 'A harbour has its tide and its forecast', async ({ app, expect }) => {
  expect((await app.get('/map/vlieland')).json(), 'the answer').is({
    harbour: 'vlieland',
    highWater: { hours: 3, from: 'https://tides.tidewater.example/tables/vlieland' },
    forecast: 'https://weather.tidewater.example/vlieland',
  });
});

check('knows-no-tide', 'A harbour without a table is shown all the same', async ({ app, expect }) => {
  expect((await app.get('/map/lauwersoog')).json().highWater.hours, 'the hours').is(null);
});
