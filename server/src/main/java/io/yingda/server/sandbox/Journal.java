package io.yingda.server.sandbox;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * The last changes of all chats, for pages that follow along and come back after their connection broke. Confined to the
 * sandbox's event loop.
 */
final class Journal {

    private static final int MOST_CHANGES = 1_000;

    /** Marks the cursors of this run: those of an earlier one mean nothing here. */
    private final String run = UUID.randomUUID().toString().substring(0, 8);

    private final Deque<Change> changes = new ArrayDeque<>();
    private final Set<Consumer<Change>> listeners = new LinkedHashSet<>();
    private long last;

    /**
     * A change.
     *
     * @param cursor where a reader stands that has seen it
     * @param json what changed
     */
    record Change(long number, String cursor, String json) {}

    /** Where a reader stands that knows everything up to now. */
    String cursor() {
        return run + '-' + last;
    }

    void add(String json) {
        last++;
        Change change = new Change(last, cursor(), json);
        changes.addLast(change);
        if (changes.size() > MOST_CHANGES) {
            changes.removeFirst();
        }
        for (Consumer<Change> listener : List.copyOf(listeners)) {
            listener.accept(change);
        }
    }

    /** Everything after the cursor, in order; empty when it is of another run or too old to tell. */
    Optional<List<Change>> since(@Nullable String cursor) {
        long seen = number(cursor);
        boolean known = seen >= 0
                && seen <= last
                && (changes.isEmpty() || seen >= changes.getFirst().number() - 1);
        if (!known) {
            return Optional.empty();
        }
        List<Change> missed = new ArrayList<>();
        for (Change change : changes) {
            if (change.number() > seen) {
                missed.add(change);
            }
        }
        return Optional.of(missed);
    }

    int listeners() {
        return listeners.size();
    }

    void listen(Consumer<Change> listener) {
        listeners.add(listener);
    }

    void leave(Consumer<Change> listener) {
        listeners.remove(listener);
    }

    private long number(@Nullable String cursor) {
        if (cursor == null || !cursor.startsWith(run + '-')) {
            return -1;
        }
        try {
            return Long.parseLong(cursor.substring(run.length() + 1));
        } catch (NumberFormatException foreign) {
            return -1;
        }
    }
}
