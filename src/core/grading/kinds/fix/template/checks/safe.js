// REPLACE: three to five attacks, each in several spellings. A check passes when its attack fails; at least one fails on start/.
check('reads-members', 'A search cannot be continued into another table', async ({ app, database, expect, random, leaked }) => {
  const hash = `$argon2id$${random.word(24)}`;
  await database.run("INSERT INTO members (name, password_hash) VALUES ('Sietske Bakker', ?)", hash);
  for (const union of ['UNION', 'uNiOn', 'UNUNIONION']) {
    const search = `zzz' ${union} SELECT name, password_hash FROM members --`;
    const response = await app.get(`/boats?search=${encodeURIComponent(search)}`);
    // Marks what got out in the transcript, so that the learner sees it.
    if (response.body.includes(hash)) leaked(hash);
    expect(response.body, 'the answer').lacks(hash, `A search for “${search}” is answered with password hashes.`);
  }
});
