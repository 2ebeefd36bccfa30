package io.yingda.server.store;

import static org.assertj.core.api.Assertions.assertThat;

import io.yingda.server.settings.StoreSettings.DatabaseServer;
import io.yingda.server.settings.StoreSettings.EmbeddedFile;
import java.nio.file.Files;
import java.time.Instant;
import java.util.List;
import java.util.Map;
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

            List<Map<String, Object>> rows = rows(database.jdbi());
            assertThat(rows).hasSize(3);
            assertThat(rows)
                    .extracting(row -> row.get("follower") + " " + row.get("queue") + " " + row.get("message") + " "
                            + row.get("priority") + " " + row.get("state"))
                    .containsExactly("shop/oAnna 售后 0 5 0", "shop/oBen 会员 0 0 0", "shop/oCleo 门店 1 0 0");
            assertThat(rows)
                    .extracting(row -> ((Number) row.get("since")).longValue())
                    .containsExactly(SINCE, SINCE, later);
            assertThat(rows)
                    .extracting(row -> ((Number) row.get("last_at")).longValue())
                    .containsExactly(later, SINCE, later);
            // Identifiers tell when something began, and those given from now on are larger.
            assertThat(rows)
                    .extracting(row -> Identifiers.time(((Number) row.get("id")).longValue()))
                    .containsExactly(
                            Instant.ofEpochMilli(SINCE), Instant.ofEpochMilli(SINCE), Instant.ofEpochMilli(later));
            assertThat(rows).extracting(row -> row.get("id")).doesNotHaveDuplicates();
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

    private static List<Map<String, Object>> rows(Jdbi jdbi) {
        return jdbi.withHandle(handle -> handle.createQuery("SELECT * FROM hand_over ORDER BY follower")
                .mapToMap()
                .list());
    }
}
