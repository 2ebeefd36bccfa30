package io.yingda.server.people;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.yingda.server.people.PeopleStore.Link;
import io.yingda.server.people.PeopleStore.Purpose;
import io.yingda.server.settings.StoreSettings.DatabaseServer;
import io.yingda.server.store.Database;
import io.yingda.server.store.Dialect;
import io.yingda.server.store.Identifiers;
import io.yingda.server.store.TestStore;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class StoredPeopleTest {

    @Nested
    class InSqlite extends Kept {
        InSqlite() {
            super(Dialect.SQLITE);
        }
    }

    @Nested
    class InPostgresql extends Kept {
        InPostgresql() {
            super(Dialect.POSTGRESQL);
        }

        @Test
        void theAuditLogCannotBeEmptied() {
            assertThatThrownBy(() -> store.execute("TRUNCATE audit")).hasStackTraceContaining("append-only");
        }
    }

    abstract static class Kept extends PeopleStoreContract {

        private static final Clock CLOCK = Clock.fixed(NOON, ZoneOffset.UTC);

        final TestStore store;
        private Database database;

        Kept(Dialect dialect) {
            store = TestStore.empty(dialect);
            database = store.open();
        }

        @Override
        PeopleStore open() {
            return people();
        }

        private PeopleStore people() {
            return new StoredPeople(database, Identifiers.of(database, CLOCK, 0));
        }

        @Override
        void settle() {
            database.flush();
        }

        @AfterEach
        void close() {
            store.close();
        }

        @ParameterizedTest
        @ValueSource(strings = {"UPDATE audit SET subject = 'x'", "DELETE FROM audit"})
        void whatWasDoneCannotBeChanged(String sql) {
            PeopleStore people = people();
            people.did(1, "a", "b");
            settle();

            assertThatThrownBy(() -> store.execute(sql)).hasStackTraceContaining("append-only");
            assertThat(store.count("audit WHERE subject = 'b'")).isEqualTo(1);
        }

        @Test
        void anOperatorMakesALinkWhileTheServerRuns() throws Exception {
            PeopleStore people = people();
            Person li = people.add("li", "李", Set.of(Role.ADMIN), "hash");
            people.link("old", Purpose.WELCOME, li.id(), null);

            Recovery recovery = new Recovery(Database.beside(store.place()), CLOCK);
            String link = recovery.link(li);

            String digest = Tokens.digest(link.substring("/console/welcome?token=".length()));
            assertThat(people.link(digest, NOON)).contains(new Link(Purpose.WELCOME, li.id()));
            assertThat(people.link(digest, NOON.plus(Links.WELCOME_TIME))).isEmpty();
            assertThat(people.link("old", NOON)).isEmpty();
            assertThat(people.deeds(Long.MAX_VALUE, li.id(), "operator-reset", 10))
                    .hasSize(1);
            assertThat(recovery.people()).containsExactly(new Recovery.Line(li, true, true, false, 0));
        }

        /** As nodes do, each over connections of its own; a file serves one process only. */
        private PeopleStore another() {
            Database other = store.place() instanceof DatabaseServer ? store.open() : database;
            return new StoredPeople(other, Identifiers.of(other, CLOCK, 1));
        }

        @Test
        void twoAdminsWhoDemoteEachOtherLeaveOne() throws Exception {
            PeopleStore one = people();
            PeopleStore other = another();
            Person li = one.add("li", "李", Set.of(Role.ADMIN), "hash");
            Person wang = one.add("wang", "王", Set.of(Role.ADMIN), "hash");
            try (ExecutorService threads = Executors.newFixedThreadPool(2)) {
                for (int round = 0; round < 30; round++) {
                    CyclicBarrier together = new CyclicBarrier(2);
                    Future<Boolean> first = threads.submit(() -> demotes(one, wang, together));
                    Future<Boolean> second = threads.submit(() -> demotes(other, li, together));

                    assertThat(List.of(first.get(), second.get())).containsExactlyInAnyOrder(true, false);
                    for (Person each : List.of(li, wang)) {
                        one.change(each.id(), each.name(), Set.of(Role.ADMIN), true);
                    }
                }
            }
        }

        private static boolean demotes(PeopleStore store, Person person, CyclicBarrier together) throws Exception {
            together.await();
            try {
                store.change(person.id(), person.name(), Set.of(Role.AGENT), true);
                return true;
            } catch (Refusal refusal) {
                return false;
            }
        }

        @Test
        void everythingIsKnownAfterARestart() {
            PeopleStore before = people();
            Person li = before.add("li", "李", Set.of(Role.ADMIN), "hash");
            before.begin("d", li.id(), NOON);
            before.did(li.id(), "a", "b");

            database = store.reopen();
            PeopleStore after = people();

            assertThat(after.session("d").orElseThrow().kept().person()).isEqualTo(li);
            assertThat(after.deeds(Long.MAX_VALUE, null, null, 1)).hasSize(1);
            assertThat(after.add("wang", "王", Set.of(Role.AGENT), null).id()).isGreaterThan(li.id());
        }
    }
}
