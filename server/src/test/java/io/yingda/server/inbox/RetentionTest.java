package io.yingda.server.inbox;

import static io.yingda.server.inbox.Restartable.ANNA;
import static io.yingda.server.inbox.Restartable.text;
import static org.assertj.core.api.Assertions.assertThat;

import io.yingda.server.TestBot;
import io.yingda.server.settings.StoreSettings.Keep;
import io.yingda.server.store.Dialect;
import io.yingda.server.store.Identifiers;
import io.yingda.server.store.TestStore;
import java.time.Clock;
import java.time.Duration;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

@Timeout(300)
class RetentionTest {

    private static final Keep KEEP = new Keep(Duration.ofDays(10), Duration.ofDays(2), Duration.ofDays(30));

    @ParameterizedTest
    @EnumSource(Dialect.class)
    void everythingIsDeletedInItsTime(Dialect dialect) {
        try (TestStore store = TestStore.empty(dialect);
                Restartable server = Restartable.on(store.open(), TestBot.echoing())) {
            for (int number = 0; number < 600; number++) {
                server.inbox().accept(text(ANNA, "" + number, "" + number));
            }
            server.inbox()
                    .accept(text(ANNA, "last", "last"))
                    .toCompletableFuture()
                    .join();

            assertThat(after(server, 1)).isEqualTo("601 601 601 1");
            assertThat(after(server, 3)).isEqualTo("601 601 0 1");
            assertThat(after(server, 11)).isEqualTo("0 0 0 1");
            assertThat(after(server, 31)).isEqualTo("0 0 0 0");
        }
    }

    @ParameterizedTest
    @EnumSource(Dialect.class)
    void aTicketThatIsClosedGoesWithWhatHappenedToItAndAnOpenOneStays(Dialect dialect) {
        try (TestStore store = TestStore.empty(dialect);
                Restartable server = Restartable.on(store.open(), TestBot.echoing())) {
            long id = Identifiers.from(TestBot.NOW);
            ticket(store, id, 4);
            ticket(store, id + 1, 1);

            after(server, 9);
            assertThat(store.count("ticket")).isEqualTo(2);
            after(server, 11);
            assertThat(store.count("ticket WHERE state = 1")).isEqualTo(1);
            assertThat(store.count("ticket")).isEqualTo(1);
            assertThat(store.count("ticket_event")).isEqualTo(1);
            assertThat(store.count("ticket_request")).isEqualTo(1);
        }
    }

    @ParameterizedTest
    @EnumSource(Dialect.class)
    void whatWasWrittenBackGoesWhenItsFollowerIsLongAway(Dialect dialect) {
        try (TestStore store = TestStore.empty(dialect);
                Restartable server = Restartable.on(store.open(), TestBot.echoing())) {
            store.execute("INSERT INTO write_back (follower, operation, arguments, version, attempts, due_at, state)"
                    + " VALUES ('shop/oA', 'profile', '{}', 1, 1, " + TestBot.NOW.toEpochMilli() + ", 1)");

            after(server, 29);
            assertThat(store.count("write_back")).isEqualTo(1);
            after(server, 31);
            assertThat(store.count("write_back")).isZero();
        }
    }

    private static void ticket(TestStore store, long id, int state) {
        store.execute(
                "INSERT INTO ticket (id, number, account, follower, department, title, fields, state, person_name,"
                        + " opened_by, line, external, changed_at) VALUES (" + id + ", " + id
                        + ", 'shop', 'shop/oA', '门店', '水杯', '{}', " + state + ", '', '', '', '', 0)");
        store.execute("INSERT INTO ticket_event (id, ticket, kind, person_name, body, line) VALUES (" + (id + 10) + ", "
                + id + ", 0, '', '', '')");
        store.execute("INSERT INTO ticket_request (ticket, client_key, at) VALUES (" + id + ", 'k', 0)");
    }

    /** How many inbounds, turns, traces and followers there are after so many days. */
    private static String after(Restartable server, int days) {
        Clock clock = Clock.offset(TestBot.CLOCK, Duration.ofDays(days));
        try (Retention retention = new Retention(server.database(), KEEP, clock)) {
            retention.sweep();
        }
        return server.count("inbox") + " " + server.count("turn") + " " + server.count("trace") + " "
                + server.count("follower");
    }
}
