package io.yingda.server.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

class JournalTest {

    private final Journal journal = new Journal();

    @Test
    void aReaderGetsWhatCameAfterItsCursor() {
        journal.add("1");
        String seen = journal.cursor();
        journal.add("2");
        journal.add("3");
        assertThat(journal.since(seen).orElseThrow())
                .extracting(Journal.Change::json)
                .containsExactly("2", "3");
        assertThat(journal.since(journal.cursor()).orElseThrow()).isEmpty();
    }

    @Test
    void itForgetsTheOldestAndSaysSo() {
        String first = journal.cursor();
        for (int number = 0; number < 1_001; number++) {
            journal.add("x");
        }
        assertThat(journal.since(first)).isEmpty();
    }

    @ParameterizedTest
    @NullSource
    @ValueSource(strings = {"", "0", "other-1", "-"})
    void aForeignCursorTellsNothing(String cursor) {
        journal.add("1");
        assertThat(journal.since(cursor)).isEmpty();
    }

    @Test
    void aCursorFromTheFutureTellsNothing() {
        String run = journal.cursor().substring(0, 9);
        assertThat(journal.since(run + "5")).isEmpty();
        assertThat(journal.since(run + "x")).isEmpty();
    }

    @Test
    void aListenerHearsUntilItLeaves() {
        List<String> heard = new ArrayList<>();
        java.util.function.Consumer<Journal.Change> listener = change -> heard.add(change.json());
        journal.listen(listener);
        journal.add("1");
        journal.leave(listener);
        journal.add("2");
        assertThat(heard).containsExactly("1");
    }
}
