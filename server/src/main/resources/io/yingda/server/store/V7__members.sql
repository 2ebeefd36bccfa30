-- What makes followers one customer: the member a follower has proved to be ('member'), the union id WeChat has for a follower
-- ('union'). Followers that have a value in common are one customer for as long as both rows hold. Who, when and why stays
-- known after a row has ended. Times are milliseconds.
CREATE TABLE customer (
  id ${counted},
  follower TEXT NOT NULL,
  kind TEXT NOT NULL,
  value TEXT NOT NULL,
  author TEXT NOT NULL,
  began_at BIGINT NOT NULL,
  ended_by TEXT,
  ended_at BIGINT
);
CREATE UNIQUE INDEX customer_holds ON customer (follower, kind) WHERE ended_at IS NULL;
CREATE INDEX customer_follower ON customer (follower, id);
CREATE INDEX customer_value ON customer (kind, value) WHERE ended_at IS NULL;

-- How often something was tried that could be found out by trying; what it was is a digest.
CREATE TABLE guess (
  subject TEXT NOT NULL PRIMARY KEY,
  number INTEGER NOT NULL,
  until_at BIGINT NOT NULL
) ${clustered};
CREATE INDEX guess_over ON guess (until_at);
