-- A conversation handed over to people: waiting (0), with an agent (1), closed (2). One that was left as a message (1) does not
-- keep the bot from going on. Times are milliseconds.
CREATE TABLE hand_over (
  id ${key} PRIMARY KEY,
  follower TEXT NOT NULL,
  state INTEGER NOT NULL,
  message INTEGER NOT NULL,
  queue TEXT NOT NULL,
  priority INTEGER NOT NULL,
  front INTEGER NOT NULL,
  reason TEXT NOT NULL,
  reason_text TEXT NOT NULL,
  context TEXT NOT NULL,
  person BIGINT,
  last_person BIGINT,
  since BIGINT NOT NULL,
  taken_at BIGINT,
  closed_at BIGINT,
  deadline BIGINT,
  last_text TEXT NOT NULL,
  last_from TEXT NOT NULL,
  last_at BIGINT NOT NULL,
  unread INTEGER NOT NULL,
  unanswered INTEGER NOT NULL,
  warned INTEGER NOT NULL,
  told INTEGER NOT NULL,
  told_at BIGINT NOT NULL,
  stars INTEGER,
  word TEXT NOT NULL,
  rating_until BIGINT
);
CREATE UNIQUE INDEX hand_over_open ON hand_over (follower) WHERE state < 2;
CREATE INDEX hand_over_follower ON hand_over (follower, id);
CREATE INDEX hand_over_line ON hand_over (queue, priority, since) WHERE state = 0;
CREATE INDEX hand_over_person ON hand_over (person) WHERE state = 1;
CREATE INDEX hand_over_taken ON hand_over (taken_at) WHERE taken_at IS NOT NULL;
CREATE INDEX hand_over_rating ON hand_over (follower) WHERE rating_until IS NOT NULL;

-- What agents wrote (0), their notes (1), what happened (2), and what the desk itself says (3). How it stands with what is to
-- reach the follower: nothing to send (0), left for the node that serves the follower (1), sending (2), sent (3), kept (4),
-- failed (5).
CREATE TABLE desk_line (
  id ${key} PRIMARY KEY,
  hand_over ${key} NOT NULL,
  follower TEXT NOT NULL,
  kind INTEGER NOT NULL,
  person BIGINT,
  person_name TEXT NOT NULL,
  body TEXT NOT NULL,
  client_key TEXT,
  state INTEGER NOT NULL,
  error TEXT NOT NULL
);
CREATE INDEX desk_line_follower ON desk_line (follower, id);
CREATE INDEX desk_line_left ON desk_line (id) WHERE state = 1;
CREATE UNIQUE INDEX desk_line_client ON desk_line (hand_over, client_key) WHERE client_key IS NOT NULL;

-- What the pages are told, in the order of committing: of transactions that run at once by the transaction's number.
CREATE TABLE desk_event (
  id ${counted},
  xact BIGINT NOT NULL DEFAULT ${transaction},
  at BIGINT NOT NULL,
  kind TEXT NOT NULL,
  hand_over BIGINT,
  follower TEXT,
  reference TEXT NOT NULL
);
CREATE INDEX desk_event_order ON desk_event (xact, id);
CREATE INDEX desk_event_follower ON desk_event (follower);

-- Who serves, and when last heard of.
CREATE TABLE desk_agent (
  person BIGINT NOT NULL PRIMARY KEY,
  login TEXT NOT NULL,
  name TEXT NOT NULL,
  away INTEGER NOT NULL,
  seen_at BIGINT NOT NULL
) ${clustered};

CREATE TABLE quick_reply (
  id ${key} PRIMARY KEY,
  person BIGINT,
  shortcut TEXT NOT NULL,
  title TEXT NOT NULL,
  body TEXT NOT NULL
);

-- That the bot should have said something: the editors' work.
CREATE TABLE desk_mark (
  id ${key} PRIMARY KEY,
  follower TEXT NOT NULL,
  line TEXT NOT NULL,
  person BIGINT NOT NULL,
  person_name TEXT NOT NULL,
  article TEXT,
  question TEXT NOT NULL,
  answer TEXT NOT NULL
);
CREATE UNIQUE INDEX desk_mark_line ON desk_mark (follower, line);

-- Who waits goes on waiting. 2097152 is 2 to the power of 21: identifiers begin with the milliseconds since 2025.
INSERT INTO hand_over (id, follower, state, message, queue, priority, front, reason, reason_text, context, since,
    last_text, last_from, last_at, unread, unanswered, warned, told, told_at, word)
SELECT (since - 1735689600000) * 2097152 + row_number() OVER (ORDER BY since, follower), follower, 0, 0, queue, priority, 0,
    'rule', '', '{}', since, '', 'follower', last_at, 0, 1, 0, -1, 0, ''
FROM waiting_line;
DROP TABLE waiting_line;

-- What was filed is a message left for the department, one for each follower.
INSERT INTO hand_over (id, follower, state, message, queue, priority, front, reason, reason_text, context, since,
    last_text, last_from, last_at, unread, unanswered, warned, told, told_at, word)
SELECT max(id), follower, 0, 1, max(department), 0, 0, 'rule', '', '{}', max(id) / 2097152 + 1735689600000,
    max(fields), 'follower', max(id) / 2097152 + 1735689600000, 0, 1, 0, -1, 0, ''
FROM ticket
WHERE NOT EXISTS (SELECT 1 FROM hand_over WHERE hand_over.follower = ticket.follower)
GROUP BY follower;
DROP TABLE ticket;
