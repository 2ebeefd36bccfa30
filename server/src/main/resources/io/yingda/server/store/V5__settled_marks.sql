-- What became of a mark: nothing yet (0), done (1), rejected (2), by whom, and with which word.
ALTER TABLE desk_mark ADD COLUMN state INTEGER NOT NULL DEFAULT 0;
ALTER TABLE desk_mark ADD COLUMN word TEXT NOT NULL DEFAULT '';
ALTER TABLE desk_mark ADD COLUMN settled_by BIGINT;
ALTER TABLE desk_mark ADD COLUMN settled_name TEXT;
ALTER TABLE desk_mark ADD COLUMN settled_at BIGINT;
CREATE INDEX desk_mark_state ON desk_mark (state, id);
