-- REPLACE: fills the database anew before every check. Take this file away where the app has no database.
CREATE TABLE boats (name TEXT NOT NULL, harbour TEXT NOT NULL);
CREATE TABLE members (name TEXT NOT NULL, password_hash TEXT NOT NULL);

INSERT INTO boats VALUES ('Avocet', 'Harlingen'), ('Brent Goose', 'Vlieland'), ('Common Tern', 'Terschelling');
INSERT INTO members VALUES ('Ineke Postma', '$argon2id$v=19$m=19456,t=2,p=1$c2FsdGZvcmluZWtl$5f0Yk1t8cP4uW9qHn3Lz6g');
