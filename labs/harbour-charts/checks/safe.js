const chart = (name) => `/chart?name=${encodeURIComponent(name)}`;

/** Where a process like this one is often started; the service runs in one of them. */
const ROOTS = ['', '/app', '/srv/app'];

/** Ways of writing "up and then down again", for a target below the folder of the app. */
const climbs = (target) => [
  `../${target}`,
  `north-sea/../../${target}`,
  `./../${target}`,
  `....//${target}`,
  `..././${target}`,
  `....//....//charts/....//${target}`,
  `north-sea/approaches/../../../${target}`,
  `charts/../../${target}`,
  `../charts/../${target}`,
  `north-sea//..//..//${target}`,
  `..%2f${target}`,
  `%2e%2e/${target}`,
];

async function sendAll({ app, expect, leaked }, names, secret, message) {
  for (const name of names) {
    const response = await app.get(chart(name));
    if (!response.body.includes(secret)) continue;
    leaked(secret);
    expect(response.body, 'the answer').lacks(secret, message(name));
  }
}

check('reads-config', 'No name climbs to the configuration of the payments', async (hands) => {
  const key = `sk_live_${hands.random.word(20)}`;
  await hands.files.write('config/payments.ini', `[gateway]\nmerchant = tidewater-boats\nsigning_key = ${key}\n`);
  await sendAll(
    hands,
    climbs('config/payments.ini'),
    key,
    (name) => `The chart named “${name}” is the configuration of the payments, with the key that signs them.`,
  );
});

check('reads-absolute', 'No name starts again at the root of the disk', async (hands) => {
  const key = `sk_live_${hands.random.word(20)}`;
  await hands.files.write('config/payments.ini', `[gateway]\nsigning_key = ${key}\n`);
  const names = ROOTS.flatMap((root) => [
    `${root}/config/payments.ini`,
    `/${root}/config/payments.ini`,
    `${root}/charts/../config/payments.ini`,
  ]);
  await sendAll(
    hands,
    names,
    key,
    (name) =>
      `The chart named “${name}” is read from the root of the disk: joining drops the folder when a name starts with a slash.`,
  );
});

check('reads-neighbour', 'No name reaches the folder next door', async (hands) => {
  const note = `Settled with ${hands.random.word(12)}`;
  const file = `${hands.random.word(6)}.txt`;
  await hands.files.write(`charts-internal/${file}`, `${note}\n`);
  await hands.files.write(`charts.old/${file}`, `${note}\n`);
  const names = ['charts-internal', 'charts.old'].flatMap((folder) => [
    ...climbs(`${folder}/${file}`),
    ...ROOTS.map((root) => `${root}/${folder}/${file}`),
  ]);
  await sendAll(
    hands,
    names,
    note,
    (name) => `The chart named “${name}” comes from a folder whose name only begins like the right one.`,
  );
});

check('lists-outside', 'No region lists other folders', async ({ app, files, expect, leaked, random }) => {
  const secret = `signing-${random.word(10)}.pem`;
  await files.write(`config/${secret}`, 'PRIVATE KEY\n');
  await files.write(`charts-internal/${secret}`, 'PRIVATE KEY\n');
  const targets = ['config', 'charts-internal'];
  const regions = targets.flatMap((target) => [...climbs(target), ...ROOTS.map((root) => `${root}/${target}`)]);
  for (const region of regions) {
    const response = await app.get(`/charts?region=${encodeURIComponent(region)}`);
    if (!response.body.includes(secret)) continue;
    leaked(secret);
    expect(response.body, 'the list').lacks(
      secret,
      `The region “${region}” lists files that are no charts: this parameter becomes a path, too.`,
    );
  }
});
