const REVIEW = { author: 'A guest', website: '', rating: '5', text: 'Fair winds.' };

/** A policy without 'unsafe-inline' holds inline scripts back. */
function holdsScriptsBack({ headers }) {
  const directives = (headers['content-security-policy'] ?? '').split(';').map((one) => one.trim().split(/\s+/));
  const find = (name) => directives.find(([first]) => first.toLowerCase() === name);
  const sources = find('script-src') ?? find('default-src');
  return sources !== undefined && !sources.includes("'unsafe-inline'");
}

/** Stores one review and opens the page as the next visitor would; CODE in a payload is the script that is to run. */
async function visit({ app, browser, expect, random, leaked }, store, field, payload) {
  const word = random.word(10);
  const value = payload.replace('CODE', `alert('${word}')`);
  await store({ ...REVIEW, [field]: value });
  const response = await app.get('/boats/1');
  const { ran, elements } = await browser.open(response, { url: 'https://tidewater.example/boats/1' });
  const baits = elements('a').filter(({ attributes }) => attributes.href === 'https://drop.example/');
  if (baits.length > 0) leaked(value);
  expect(baits.length, 'links of a guest').is(0, `A review can hold a link of its own, in the words of the site: “${value}”.`);
  const script = holdsScriptsBack(response) ? undefined : ran.find(({ code }) => code.includes(word));
  if (script) leaked(value);
  expect(script?.how, 'the script of a guest').is(undefined, `“${value}” runs in the browser of everyone who reads it.`);
}

const byForm = ({ app }) => (fields) => app.post('/boats/1', fields);
const fromBefore =
  ({ database }) =>
  ({ author, website, text }) =>
    database.run(
      'INSERT INTO reviews (boat_id, author, website, rating, text) VALUES (1, ?, ?, 5, ?)',
      author,
      website,
      text,
    );

attack('text-runs', (hands, payload) => visit(hands, byForm(hands), 'text', payload));
attack('name-runs', (hands, payload) => visit(hands, byForm(hands), 'author', payload));
attack('attribute-runs', (hands, payload) => visit(hands, byForm(hands), 'author', payload));
attack('link-runs', (hands, payload) => visit(hands, byForm(hands), 'website', payload));
attack('old-reviews-run', (hands, payload) => visit(hands, fromBefore(hands), 'text', payload));
