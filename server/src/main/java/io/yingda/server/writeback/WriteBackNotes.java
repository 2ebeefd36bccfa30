package io.yingda.server.writeback;

import io.yingda.engine.turn.Turn;
import io.yingda.rules.lookup.Asker;
import io.yingda.rules.lookup.FollowerArguments;
import io.yingda.rules.lookup.LookUps;
import io.yingda.rules.lookup.Operation;
import io.yingda.server.records.KnownArguments;
import io.yingda.server.store.Json;
import io.yingda.server.store.Keys;
import io.yingda.server.store.Sql;
import io.yingda.server.store.Work;
import java.sql.SQLException;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Supplier;
import java.util.stream.Stream;

/**
 * Notes what is to be written back, in the transaction that keeps the turn by which it changed. Of each follower and operation
 * only the latest is kept, and it is written after what is under way; what a turn no longer knows, such as a telephone number of an earlier conversation, stays known.
 */
public final class WriteBackNotes {

    private static final int TOPICS = 5;
    private static final String KEPT = "SELECT arguments FROM write_back WHERE follower = ? AND operation = ?";
    private static final String NOTE = """
            INSERT INTO write_back (follower, operation, arguments, version, attempts, due_at, state)
            VALUES (?, ?, ?, 1, 0, ?, 0)
            ON CONFLICT (follower, operation) DO UPDATE SET arguments = excluded.arguments,
              version = write_back.version + 1, attempts = 0, state = 0,
              due_at = CASE WHEN write_back.state = 0 AND write_back.due_at > excluded.due_at
                THEN write_back.due_at ELSE excluded.due_at END""";

    private final Supplier<LookUps> operations;
    private final InstantSource clock;

    /** @param operations those in service */
    public WriteBackNotes(Supplier<LookUps> operations, InstantSource clock) {
        this.operations = operations;
        this.clock = clock;
    }

    /** What a turn leaves to be written back. */
    public Work of(Turn turn) {
        List<Operation> writing = operations.get().writing();
        if (writing.isEmpty()) {
            return batch -> {};
        }
        String topic = turn.conversation().topic();
        Map<String, String> known = KnownArguments.what(
                turn.follower(), turn.conversation().slots(), topic.isBlank() ? List.of() : List.of(topic));
        List<Operation> concerned = writing.stream()
                .filter(each -> FollowerArguments.WHAT.stream()
                        .anyMatch(name -> each.arguments().containsKey(name) && known.containsKey(name)))
                .toList();
        String follower = Keys.of(turn.follower().id());
        return concerned.isEmpty()
                ? batch -> {}
                : batch -> batch.run(connection -> {
                    for (Operation operation : concerned) {
                        note(new Sql(connection), follower, operation, known);
                    }
                });
    }

    private void note(Sql sql, String follower, Operation operation, Map<String, String> known) throws SQLException {
        Optional<Map<String, String>> kept =
                sql.first(row -> arguments(row.getString(1)), KEPT, follower, operation.name());
        Map<String, String> before = kept.orElse(Map.of());
        Map<String, String> after = new TreeMap<>(before);
        // Whoever is bound no more is not written of as that member.
        operation.arguments().values().stream()
                .filter(each -> each.from() == Asker.MEMBER || each.name().equals("member"))
                .forEach(each -> after.remove(each.name()));
        KnownArguments.of(operation, known)
                .forEach((name, value) -> after.merge(
                        name, value, (old, latest) -> name.equals("topics") ? topics(latest, old) : latest));
        after.keySet().retainAll(operation.arguments().keySet());
        if (!after.equals(before)) {
            sql.change(NOTE, follower, operation.name(), Json.write(after), clock.instant());
        }
    }

    private static String topics(String latest, String before) {
        return String.join(
                "、",
                Stream.concat(Stream.of(latest), KnownArguments.topics(before).stream())
                        .distinct()
                        .limit(TOPICS)
                        .toList());
    }

    @SuppressWarnings("unchecked")
    static Map<String, String> arguments(String json) {
        return Json.read(Map.class, json);
    }
}
