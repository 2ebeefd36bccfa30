-- What departments have to do for followers: new (0), in work (1), waiting for the follower (2), resolved (3), closed (4).
-- Nobody's once the follower has left. Times are milliseconds.
CREATE TABLE ticket (
  id ${key} PRIMARY KEY,
  number BIGINT NOT NULL,
  account TEXT NOT NULL,
  follower TEXT NOT NULL,
  department TEXT NOT NULL,
  title TEXT NOT NULL,
  fields TEXT NOT NULL,
  state INTEGER NOT NULL,
  person BIGINT,
  person_name TEXT NOT NULL,
  deadline BIGINT,
  opened_by TEXT NOT NULL,
  line TEXT NOT NULL,
  external TEXT NOT NULL,
  changed_at BIGINT NOT NULL
);
CREATE UNIQUE INDEX ticket_number_known ON ticket (number);
CREATE INDEX ticket_follower ON ticket (follower, id);
CREATE INDEX ticket_state ON ticket (state, id);
CREATE INDEX ticket_waiting ON ticket (follower) WHERE state = 2;

-- What happened to a ticket: opened (0), a state (1), assigned (2), a deadline (3), said to the follower (4), said among
-- people (5), the follower's answer (6), the number elsewhere (7), another department (8), not told elsewhere (9). Only added to.
CREATE TABLE ticket_event (
  id ${key} PRIMARY KEY,
  ticket ${key} NOT NULL,
  kind INTEGER NOT NULL,
  person BIGINT,
  person_name TEXT NOT NULL,
  body TEXT NOT NULL,
  line TEXT NOT NULL
);
CREATE INDEX ticket_event_ticket ON ticket_event (ticket, id);

-- What was asked for already, by the asker's own key.
CREATE TABLE ticket_request (
  ticket ${key} NOT NULL,
  client_key TEXT NOT NULL,
  at BIGINT NOT NULL,
  PRIMARY KEY (ticket, client_key)
);

-- What another help desk has not been told: to be told (0), given up (1).
CREATE TABLE ticket_hook (
  id ${key} PRIMARY KEY,
  ticket ${key} NOT NULL,
  department TEXT NOT NULL,
  body TEXT NOT NULL,
  attempts INTEGER NOT NULL,
  due_at BIGINT NOT NULL,
  state INTEGER NOT NULL
);
CREATE INDEX ticket_hook_due ON ticket_hook (due_at) WHERE state = 0;
CREATE INDEX ticket_hook_ticket ON ticket_hook (ticket, id);

-- The last number that was given out.
CREATE TABLE ticket_number (
  id ${counted},
  at BIGINT NOT NULL
);
