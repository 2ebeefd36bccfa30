-- Who works with this server; roles as a list with commas. The password is kept as a digest; the secret of one-time codes as it
-- is, since it is needed to know them.
CREATE TABLE person (
  id ${key} PRIMARY KEY,
  login TEXT NOT NULL,
  name TEXT NOT NULL,
  roles TEXT NOT NULL,
  active INTEGER NOT NULL,
  password TEXT,
  secret TEXT,
  code_on INTEGER NOT NULL,
  code_step BIGINT NOT NULL,
  seen_at BIGINT NOT NULL
);
CREATE UNIQUE INDEX person_login ON person (login);

-- Who is signed in, by a digest of the token the browser has.
CREATE TABLE person_session (
  token TEXT NOT NULL PRIMARY KEY,
  person BIGINT NOT NULL REFERENCES person (id),
  begun_at BIGINT NOT NULL,
  seen_at BIGINT NOT NULL
) ${clustered};
CREATE INDEX person_session_person ON person_session (person);

-- Links that were made and not used, by a digest of the token in them.
CREATE TABLE one_time_link (
  token TEXT NOT NULL PRIMARY KEY,
  purpose TEXT NOT NULL,
  person BIGINT REFERENCES person (id),
  until BIGINT
) ${clustered};

-- Who saw and did what. Nothing in it is ever changed.
CREATE TABLE audit (
  id ${key} PRIMARY KEY,
  person BIGINT NOT NULL,
  action TEXT NOT NULL,
  subject TEXT NOT NULL
);
CREATE INDEX audit_person ON audit (person, id);
CREATE INDEX audit_action ON audit (action, id);
${appendOnlyAudit}
