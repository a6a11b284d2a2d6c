CREATE TABLE boats (
  id INTEGER PRIMARY KEY,
  name TEXT NOT NULL,
  kind TEXT NOT NULL,
  harbour TEXT NOT NULL,
  berths INTEGER NOT NULL,
  day_price INTEGER NOT NULL,
  retired INTEGER NOT NULL DEFAULT 0
);

CREATE TABLE members (
  id INTEGER PRIMARY KEY,
  name TEXT NOT NULL,
  email TEXT NOT NULL UNIQUE,
  role TEXT NOT NULL,
  password_hash TEXT NOT NULL,
  desk_pin TEXT NOT NULL
);

INSERT INTO boats (id, name, kind, harbour, berths, day_price, retired) VALUES
  (1, 'Avocet', 'sloop', 'Harlingen', 4, 14500, 0),
  (2, 'Brent Goose', 'dinghy', 'Vlieland', 0, 4200, 0),
  (3, 'Common Tern', 'sloop', 'Terschelling', 5, 17900, 0),
  (4, 'Dunlin', 'dinghy', 'Vlieland', 0, 4600, 0),
  (5, 'Eider', 'motor launch', 'Harlingen', 6, 21500, 0),
  (6, 'Fulmar', 'ketch', 'Den Oever', 8, 32000, 0),
  (7, 'Guillemot', 'motor launch', 'Terschelling', 2, 12800, 0),
  (8, 'Kittiwake', 'sloop', 'Den Oever', 4, 15200, 0),
  (9, 'Sailor''s Delight', 'ketch', 'Harlingen', 7, 28900, 0),
  (10, 'Union Jack', 'gaffer', 'Vlieland', 6, 24300, 0),
  (11, 'Wind & Weather', 'gaffer', 'Terschelling', 5, 19900, 0),
  (12, 'Drop of Honey', 'dinghy', 'Den Oever', 1, 5100, 0),
  (13, 'Oystercatcher', 'sloop', 'Harlingen', 3, 13700, 1),
  (14, 'Ruff', 'motor launch', 'Vlieland', 3, 11900, 1);

INSERT INTO members (id, name, email, role, password_hash, desk_pin) VALUES
  (1, 'Ineke Postma', 'ineke@tidewater.example', 'harbour master', '$argon2id$v=19$m=19456,t=2,p=1$c2FsdGZvcmluZWtl$5f0Yk1t8cP4uW9qHn3Lz6g', '402913'),
  (2, 'Jelle de Vries', 'jelle@tidewater.example', 'skipper', '$argon2id$v=19$m=19456,t=2,p=1$c2FsdGZvcmplbGxl$a8DqR2mX7bV1sN5eK0Tj4w', '771508'),
  (3, 'Amina Haddad', 'amina@mail.example', 'guest', '$argon2id$v=19$m=19456,t=2,p=1$c2FsdGZvcmFtaW5h$Pz3LgW6uE9yJ2hC7oF1vQA', '118264');
