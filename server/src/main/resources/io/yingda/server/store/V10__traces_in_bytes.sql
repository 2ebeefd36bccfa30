-- Why a turn went as it did, in half the room. Traces of earlier turns, which were kept for days only, are not carried over.
DROP TABLE trace;
CREATE TABLE trace (
  id ${key} PRIMARY KEY,
  body ${bytes} NOT NULL
);
