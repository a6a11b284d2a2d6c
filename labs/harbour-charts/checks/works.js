const chart = (name) => `/chart?name=${encodeURIComponent(name)}`;
const region = (name) => `/charts?region=${encodeURIComponent(name)}`;

check('shows-chart', 'A chart is shown as plain text', async ({ app, files, expect, random }) => {
  const name = random.pick(['north-sea/vlieland.txt', 'wadden-sea/harlingen.txt', 'ijsselmeer/den-oever.txt']);
  const response = await app.get(chart(name));
  expect(response.status, `the status of ${name}`).is(200);
  expect(response.headers['content-type'], 'the content type').contains('text/plain');
  expect(response.body, `the text of ${name}`).is(await files.read(`charts/${name}`));
});

check(
  'shows-new-charts',
  'A chart that was added today is there, in any depth of folders',
  async ({ app, files, expect, random }) => {
    const word = random.word(7);
    const added = [
      `baltic/${word}.txt`,
      `north-sea/approaches/${word}.txt`,
      `baltic/sound/${word}/west of ${word}.txt`,
    ];
    for (const name of added) {
      const text = `${name}\n${random.int(50, 58)} ${random.int(10, 59)}.${random.int(0, 9)} N\nZoë marked the rock: ${random.int(1, 9)} m\n`;
      await files.write(`charts/${name}`, text);
      const response = await app.get(chart(name));
      expect(response.status, `the status of ${name}`).is(
        200,
        `The chart ${name} is in the folder and is no longer shown.`,
      );
      expect(response.body, `the text of ${name}`).is(text);
    }
  },
);

check('shows-dotted-names', 'Dots in the name of a chart are only dots', async ({ app, files, expect, random }) => {
  const year = random.int(2028, 2090);
  const added = `wadden-sea/tides-${year}..${year + 1}.txt`;
  await files.write(`charts/${added}`, `Constants for ${year}\n`);
  for (const name of ['wadden-sea/tides-2026..2027.txt', added]) {
    const response = await app.get(chart(name));
    expect(response.status, `the status of ${name}`).is(
      200,
      `The chart ${name} is no longer shown: two dots inside of a name lead nowhere.`,
    );
    expect(response.body, `the text of ${name}`).is(await files.read(`charts/${name}`));
  }
});

check('lists-regions', 'The regions are listed', async ({ app, files, expect, random }) => {
  const name = `region-${random.word(6)}`;
  await files.write(`charts/${name}/first.txt`, 'First\n');
  const response = await app.get('/regions');
  expect(response.json().regions, 'the regions').is(['ijsselmeer', 'north-sea', name, 'wadden-sea'].sort());
});

check('lists-charts', 'The charts of a region are listed', async ({ app, files, expect, random }) => {
  const name = `${random.word(8)}.txt`;
  await files.write(`charts/north-sea/${name}`, 'New\n');
  const list = await app.get(region('north-sea'));
  expect(list.status, 'the status of the list of north-sea').is(200);
  expect(list.json(), 'the charts of north-sea').is({
    region: 'north-sea',
    charts: ['terschelling.txt', 'vlieland.txt', name].sort(),
  });
  const nested = await app.get(region('north-sea/approaches'));
  expect(nested.status, 'the status of the list of north-sea/approaches').is(
    200,
    'A region inside of a region is no longer listed.',
  );
  expect(nested.json().charts, 'the charts of north-sea/approaches').is(['stortemelk.txt']);
});

check('misses-politely', 'What does not exist is answered with 404', async ({ app, expect, random }) => {
  for (const url of [
    chart(`north-sea/${random.word(8)}.txt`),
    chart('north-sea'),
    region(random.word(8)),
    '/nothing',
  ]) {
    expect((await app.get(url)).status, `the status of ${url}`).is(404);
  }
});
