-- Nodes that share one database. Each says again and again that it is there; whoever is silent for too long is deleted by
-- the others and can write nothing from then on. A number may be given again, with another epoch.
CREATE TABLE node (
  id INTEGER NOT NULL PRIMARY KEY,
  epoch BIGINT NOT NULL,
  address TEXT NOT NULL,
  until BIGINT NOT NULL
) ${clustered};

-- Followers are divided into shares; a node serves everybody of the shares it holds.
CREATE TABLE share (
  id INTEGER NOT NULL PRIMARY KEY,
  node INTEGER REFERENCES node (id) ON DELETE SET NULL
) ${clustered};

INSERT INTO share (id)
WITH RECURSIVE numbers (id) AS (SELECT 0 UNION ALL SELECT id + 1 FROM numbers WHERE id < 63)
SELECT id FROM numbers;

-- What a node that does not serve the follower has left for the one that does: to be answered, or answered once more.
CREATE INDEX inbox_left ON inbox (id) WHERE node < 0;
