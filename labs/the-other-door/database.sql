CREATE TABLE boats (name TEXT NOT NULL, harbour TEXT NOT NULL);
INSERT INTO boats VALUES ('Tern', 'Makkum'), ('Plover', 'Makkum'), ('Curlew', 'Stavoren'), ('Avocet', 'Harlingen');
CREATE TABLE bookings (id INTEGER PRIMARY KEY, boat TEXT NOT NULL, day TEXT NOT NULL, guest TEXT NOT NULL, phone TEXT NOT NULL, note TEXT NOT NULL);
INSERT INTO bookings VALUES
  (4101, 'Tern', '2026-12-04', 'ada', '0512 5550142', 'Gate code 7319, key under the third plank'),
  (4102, 'Curlew', '2026-12-05', 'bram', '0512 5550177', 'Arrives late, leave the harbour light on'),
  (4107, 'Plover', '2026-12-11', 'bram', '0512 5550177', 'Brings a dog');
