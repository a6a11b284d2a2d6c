CREATE TABLE boats (id INTEGER PRIMARY KEY, name TEXT, harbour TEXT);
INSERT INTO boats VALUES (1, 'Tern', 'Makkum'), (2, 'Curlew', 'Makkum'), (3, 'Avocet', 'Lemmer');
CREATE TABLE bookings (id INTEGER PRIMARY KEY, guest TEXT, boat TEXT, day TEXT, year INTEGER, euros INTEGER);
INSERT INTO bookings VALUES
  (901, 'buoy', 'Tern', '14 May', 2026, 180),
  (902, 'buoy', 'Curlew', '2 August', 2026, 240),
  (903, 'beacon', 'Avocet', '9 May', 2026, 160);
