package io.yingda.server.store;

import java.util.Map;

/** The databases, and the few words in which their SQL differs. */
public enum Dialect {
    SQLITE,
    POSTGRESQL;

    private static final String APPEND_ONLY_IN_SQLITE = """
            CREATE TRIGGER audit_unchanged BEFORE UPDATE ON audit
            BEGIN SELECT RAISE(ABORT, 'audit is append-only'); END;
            CREATE TRIGGER audit_undeleted BEFORE DELETE ON audit
            BEGIN SELECT RAISE(ABORT, 'audit is append-only'); END;""";

    private static final String APPEND_ONLY_IN_POSTGRESQL = """
            CREATE FUNCTION audit_append_only() RETURNS trigger LANGUAGE plpgsql AS $body$
            BEGIN RAISE EXCEPTION 'audit is append-only'; END $body$;
            CREATE TRIGGER audit_unchanged BEFORE UPDATE OR DELETE OR TRUNCATE ON audit
            FOR EACH STATEMENT EXECUTE FUNCTION audit_append_only();""";

    /** What stands for the placeholders of the migrations. */
    Map<String, String> words() {
        return switch (this) {
            case SQLITE ->
                Map.of(
                        "key", "INTEGER",
                        "bytes", "BLOB",
                        "clustered", "WITHOUT ROWID",
                        "counted", "INTEGER PRIMARY KEY AUTOINCREMENT",
                        "transaction", "0",
                        "appendOnlyAudit", APPEND_ONLY_IN_SQLITE);
            case POSTGRESQL ->
                Map.of(
                        "key", "BIGINT",
                        "bytes", "BYTEA",
                        "clustered", "",
                        "counted", "BIGINT GENERATED ALWAYS AS IDENTITY PRIMARY KEY",
                        "transaction", "(txid_current())",
                        "appendOnlyAudit", APPEND_ONLY_IN_POSTGRESQL);
        };
    }
}
