-- The department a ticket was with before it was moved; empty for other events.
ALTER TABLE ticket_event ADD COLUMN former TEXT NOT NULL DEFAULT '';

-- The asker's own key of the request that opened it; null where a turn did.
ALTER TABLE ticket ADD COLUMN opening_key TEXT;
CREATE UNIQUE INDEX ticket_opening ON ticket (opening_key);

-- When an answer of the follower's was noted last; null when none was. Milliseconds.
ALTER TABLE ticket ADD COLUMN answered_at BIGINT;
CREATE INDEX ticket_answered ON ticket (answered_at) WHERE state = 1;

-- Pictures among a ticket's fields, by WeChat's media id.
CREATE TABLE ticket_photo (
  ticket ${key} NOT NULL,
  field TEXT NOT NULL,
  media TEXT NOT NULL,
  PRIMARY KEY (ticket, field)
);
