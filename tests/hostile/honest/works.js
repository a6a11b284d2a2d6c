// Never to be seen by a program: ex4miner-only
check('adds', 'Two numbers are added', async ({ app, expect, random }) => {
  const [a, b] = [random.int(10, 1_000_000), random.int(10, 1_000_000)];
  const response = await app.get(`/sum?a=${a}&b=${b}`);
  expect(response.json(), 'the answer').is({ sum: a + b });
});
