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
  ledger TEXT,
  last_at BIGINT NOT NULL,
  node INTEGER,
  epoch INTEGER NOT NULL
) ${clustered};

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

-- Replies that are not delivered (0), and those given up (1).
CREATE TABLE outbox (
  id ${key} PRIMARY KEY,
  follower TEXT NOT NULL,
  turn_key TEXT NOT NULL,
  reply TEXT NOT NULL,
  attempts INTEGER NOT NULL,
  error INTEGER NOT NULL,
  due_at BIGINT,
  state INTEGER NOT NULL
);
CREATE INDEX outbox_follower ON outbox (follower, id);

-- Who waits for a human.
CREATE TABLE waiting_line (
  follower TEXT NOT NULL PRIMARY KEY,
  queue TEXT NOT NULL,
  priority INTEGER NOT NULL,
  since BIGINT NOT NULL,
  last_at BIGINT NOT NULL
) ${clustered};

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

-- What lets an account call WeChat's API; shared by all nodes.
CREATE TABLE access_token (
  account TEXT NOT NULL PRIMARY KEY,
  token TEXT NOT NULL,
  ends_at BIGINT NOT NULL
);
