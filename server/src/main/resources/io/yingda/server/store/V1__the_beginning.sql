-- What WeChat pushed, written before it is acknowledged. Identifiers rise with time, so that what is new lies together.
CREATE TABLE inbox (
  id ${key} PRIMARY KEY,
  inbound_key TEXT NOT NULL,
  follower TEXT NOT NULL,
  node INTEGER NOT NULL,
  state INTEGER NOT NULL,
  inbound TEXT NOT NULL
);
CREATE UNIQUE INDEX inbox_key ON inbox (inbound_key);
CREATE INDEX inbox_unfinished ON inbox (follower, id) WHERE state = 0;

-- What is known of a follower between turns, and which node runs the follower's turn at the moment.
CREATE TABLE follower (
  id TEXT NOT NULL PRIMARY KEY,
  profile TEXT,
  conversation TEXT,
  last_at BIGINT NOT NULL,
  waiting_since BIGINT,
  node INTEGER,
  epoch INTEGER NOT NULL
) ${clustered};
CREATE INDEX follower_waiting ON follower (waiting_since) WHERE waiting_since IS NOT NULL;

-- What was decided and said; its identifier is that of the inbox.
CREATE TABLE turn (
  id ${key} PRIMARY KEY,
  follower TEXT NOT NULL,
  decision TEXT NOT NULL,
  replies TEXT NOT NULL
);
CREATE INDEX turn_follower ON turn (follower, id);

-- Why.
CREATE TABLE trace (
  id ${key} PRIMARY KEY,
  body TEXT NOT NULL
);

CREATE TABLE ticket (
  id ${key} PRIMARY KEY,
  follower TEXT NOT NULL,
  department TEXT NOT NULL,
  fields TEXT NOT NULL
);
CREATE INDEX ticket_follower ON ticket (follower);

-- Written now and then, to know whether anything can be written.
CREATE TABLE pulse (
  id INTEGER NOT NULL PRIMARY KEY,
  at BIGINT NOT NULL
);

-- That a follower's data was erased, without saying whose.
CREATE TABLE erasure (
  id ${key} PRIMARY KEY,
  account TEXT NOT NULL,
  reason TEXT NOT NULL,
  removed INTEGER NOT NULL
);
