CREATE TABLE reviews (
  id INTEGER PRIMARY KEY,
  boat_id INTEGER NOT NULL,
  author TEXT NOT NULL,
  website TEXT NOT NULL DEFAULT '',
  rating INTEGER NOT NULL,
  text TEXT NOT NULL,
  written_on TEXT NOT NULL DEFAULT CURRENT_DATE
);

INSERT INTO reviews (boat_id, author, website, rating, text, written_on) VALUES
  (1, 'Marit Hoekstra', 'https://fourwinds.example/log/2026-06', 5, 'Light on the helm and dry in a chop. We sailed to Vlieland and back in two days and would do it again tomorrow.', '2026-06-14'),
  (1, 'Tom and Anna', '', 4, 'Lovely boat. The stove needs a longer match than the one we found.', '2026-07-02'),
  (1, 'Osman Yilmaz', 'http://harbourdiary.example/osman', 5, 'The handover took ten minutes and answered every question. First night at anchor: perfect.', '2026-08-21'),
  (2, 'Familie Brandsma', '', 3, 'Good sails, tired engine. The office answered the phone at seven in the morning, which saved our trip.', '2026-07-19'),
  (3, 'Keiko Tanabe', 'https://keiko.example/boats', 4, 'Small, stiff, honest. Bring your own kettle.', '2026-09-05');
