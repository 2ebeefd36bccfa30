package io.yingda.server.store;

import java.util.Map;

/** The databases, and the few words in which their SQL differs. */
public enum Dialect {
    SQLITE,
    POSTGRESQL;

    /** What stands for the placeholders of the migrations. */
    Map<String, String> words() {
        return switch (this) {
            case SQLITE ->
                Map.of(
                        "key", "INTEGER",
                        "clustered", "WITHOUT ROWID",
                        "counted", "INTEGER PRIMARY KEY AUTOINCREMENT",
                        "transaction", "0");
            case POSTGRESQL ->
                Map.of(
                        "key", "BIGINT",
                        "clustered", "",
                        "counted", "BIGINT GENERATED ALWAYS AS IDENTITY PRIMARY KEY",
                        "transaction", "(txid_current())");
        };
    }
}
