/** Plants a secret at a place beside the charts and asks for it; TARGET in a payload is that place. */
async function ask({ app, files, expect, random, leaked }, payload, { target, path, file = target }) {
  const secret = `sk_live_${random.word(20)}`;
  await files.write(file, path === 'region' ? 'PRIVATE KEY\n' : `${secret}\n`);
  const name = payload.replace('TARGET', target);
  const response = await app.get(`/${path === 'region' ? 'charts?region' : 'chart?name'}=${encodeURIComponent(name)}`);
  const wanted = path === 'region' ? file.split('/').pop() : secret;
  if (response.body.includes(wanted)) leaked(wanted);
  expect(response.body, 'the answer').lacks(wanted, `“${name}” leads out of the folder of the charts.`);
}

attack('reads-config', (hands, payload) => ask(hands, payload, { target: 'config/payments.ini', path: 'name' }));

attack('reads-absolute', (hands, payload) => ask(hands, payload, { target: 'config/payments.ini', path: 'name' }));

attack('reads-neighbour', (hands, payload) => {
  const file = `charts-internal/${hands.random.word(6)}.txt`;
  return ask(hands, payload, { target: file, path: 'name' });
});

attack('lists-outside', (hands, payload) => {
  const file = `config/signing-${hands.random.word(8)}.pem`;
  return ask(hands, payload, { target: 'config', path: 'region', file });
});
