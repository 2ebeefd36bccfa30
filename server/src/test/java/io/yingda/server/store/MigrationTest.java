package io.yingda.server.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.groups.Tuple.tuple;

import io.yingda.server.settings.StoreSettings.DatabaseServer;
import io.yingda.server.settings.StoreSettings.EmbeddedFile;
import java.nio.file.Files;
import java.time.Instant;
import java.util.List;
import org.flywaydb.core.Flyway;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What an earlier version kept is still there. */
class MigrationTest {

    private static final long SINCE = Instant.parse("2026-11-23T03:00:00Z").toEpochMilli();

    private static void open(TestStore store, Dialect dialect, String version) throws Exception {
        String url = switch (store.place()) {
            case EmbeddedFile file -> {
                Files.createDirectories(file.path().toAbsolutePath().getParent());
                yield "jdbc:sqlite:" + file.path();
            }
            case DatabaseServer server -> server.url();
        };
        Flyway.configure()
                .dataSource(url, "postgres", "")
                .locations("classpath:io/yingda/server/store")
                .placeholders(dialect.words())
                .target(version)
                .load()
                .migrate();
    }

    @ParameterizedTest
    @EnumSource(Dialect.class)
    void whoWaitedAndWhatWasFiledBeforeThereWasADeskWaitsThere(Dialect dialect) throws Exception {
        try (TestStore store = TestStore.empty(dialect)) {
            open(store, dialect, "2");
            long later = SINCE + 60_000;
            store.execute("INSERT INTO waiting_line (follower, queue, priority, since, last_at) VALUES"
                    + " ('shop/oAnna', '售后', 5, " + SINCE + ", " + later + "),"
                    + " ('shop/oBen', '会员', 0, " + SINCE + ", " + SINCE + ")");
            long ticket = Identifiers.from(Instant.ofEpochMilli(later));
            store.execute("INSERT INTO ticket (id, follower, department, fields) VALUES"
                    + " (" + ticket + ", 'shop/oCleo', '门店', '尺码：换大'),"
                    + " (" + (ticket + 1) + ", 'shop/oCleo', '门店', '尺码：换大'),"
                    + " (" + (ticket + 2) + ", 'shop/oAnna', '门店', '已经在排队')");

            Database database = store.open();

            List<Row> rows = rows(database.jdbi());
            assertThat(rows)
                    .extracting(Row::follower, Row::queue, Row::message, Row::priority, Row::since, Row::lastAt)
                    .containsExactly(
                            tuple("shop/oAnna", "售后", 0, 5, SINCE, later),
                            tuple("shop/oBen", "会员", 0, 0, SINCE, SINCE),
                            tuple("shop/oCleo", "门店", 1, 0, later, later));
            // Identifiers tell when something began.
            assertThat(rows)
                    .extracting(row -> Identifiers.time(row.id()).toEpochMilli())
                    .containsExactly(SINCE, SINCE, later);
            assertThat(rows).extracting(Row::id).doesNotHaveDuplicates();
            assertThat(store.count("hand_over WHERE state = 0")).isEqualTo(3);
        }
    }

    @ParameterizedTest
    @EnumSource(Dialect.class)
    void marksOfEarlierVersionsAreOpen(Dialect dialect) throws Exception {
        try (TestStore store = TestStore.empty(dialect)) {
            open(store, dialect, "4");
            store.execute("INSERT INTO desk_mark (id, follower, line, person, person_name, article, question, answer)"
                    + " VALUES (1, 'shop/oAnna', 'd1', 11, '李丽', NULL, '能退吗', '能')");

            store.open();

            assertThat(store.count("desk_mark WHERE state = 0 AND word = '' AND settled_at IS NULL"))
                    .isEqualTo(1);
        }
    }

    private record Row(long id, String follower, String queue, int message, int priority, long since, long lastAt) {}

    private static List<Row> rows(Jdbi jdbi) {
        return jdbi.withHandle(handle -> handle.createQuery(
                        "SELECT id, follower, queue, message, priority, since, last_at FROM hand_over ORDER BY follower")
                .map((row, context) -> new Row(
                        row.getLong(1),
                        row.getString(2),
                        row.getString(3),
                        row.getInt(4),
                        row.getInt(5),
                        row.getLong(6),
                        row.getLong(7)))
                .list());
    }
}
