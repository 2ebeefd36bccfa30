-- What is known of a follower and written back to the merchant's systems, by operation: to be written (0), written (1), given
-- up (2). The version counts what has changed since the first. Times are milliseconds.
CREATE TABLE write_back (
  follower TEXT NOT NULL,
  operation TEXT NOT NULL,
  arguments TEXT NOT NULL,
  version INTEGER NOT NULL,
  attempts INTEGER NOT NULL,
  due_at BIGINT NOT NULL,
  state INTEGER NOT NULL,
  PRIMARY KEY (follower, operation)
);
CREATE INDEX write_back_due ON write_back (operation, due_at) WHERE state = 0;
