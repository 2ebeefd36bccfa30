package io.yingda.server.desk.history;

import io.yingda.engine.message.FollowerId;
import io.yingda.server.desk.handover.DeskStore;
import io.yingda.server.desk.handover.HandOver;
import io.yingda.server.desk.handover.HandOvers;
import io.yingda.server.store.Json;
import io.yingda.server.store.Keys;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Finds lines in the histories of everybody who was ever handed over, latest first. Characters are compared as they are, Latin
 * letters without regard to case. Reads through what there is until it has enough: bound by what is kept at all.
 */
public final class Search {

    private static final String DESK_FOLLOWERS = "follower IN (SELECT follower FROM hand_over)";
    private static final String TURNS = """
            SELECT t.id, t.follower FROM turn t JOIN inbox i ON i.id = t.id
            WHERE t.id <= ? AND t.\
            """ + DESK_FOLLOWERS + """
             AND (lower(i.inbound) LIKE ? ESCAPE '!' OR lower(t.replies) LIKE ? ESCAPE '!') ORDER BY t.id DESC LIMIT ?""";
    private static final String LINES =
            "SELECT id, follower FROM desk_line WHERE id <= ? AND lower(body) LIKE ? ESCAPE '!' ORDER BY id DESC LIMIT ?";

    private final DeskStore store;
    private final HandOvers handOvers;
    private final History history;

    public Search(DeskStore store, HandOvers handOvers, History history) {
        this.store = store;
        this.handOvers = handOvers;
        this.history = history;
    }

    /** A line that was found, and the hand-over it belongs to, or else the first one after it. */
    public record Hit(HandOver handOver, Line line) {}

    /**
     * What was found.
     *
     * @param more whether there may be something before
     */
    public record Hits(List<Hit> hits, boolean more) {
        public Hits {
            hits = List.copyOf(hits);
        }
    }

    private record Found(FollowerId follower, Place place) {}

    /**
     * Finds words.
     *
     * @param before leaves out this line and everything after it; null leaves out nothing
     */
    public Hits find(String words, @Nullable Place before, int most) {
        String wanted = words.strip().toLowerCase(Locale.ROOT);
        if (wanted.isEmpty()) {
            return new Hits(List.of(), false);
        }
        Place end = before == null ? Place.END : before;
        List<Found> found = found(pattern(wanted), end, most + 1);
        List<Hit> hits = new ArrayList<>();
        for (Found each : found.subList(0, Math.min(most, found.size()))) {
            for (Line line : history.at(each.follower(), each.place()).reversed()) {
                if (line.place().compareTo(end) < 0
                        && line.text().toLowerCase(Locale.ROOT).contains(wanted)) {
                    handOvers
                            .around(each.follower(), line.place().id())
                            .ifPresent(handOver -> hits.add(new Hit(handOver, line)));
                }
            }
        }
        return new Hits(hits, found.size() > most);
    }

    private List<Found> found(String pattern, Place end, int most) {
        return store.ask(sql -> {
            List<Found> turns = sql.all(
                    row -> new Found(Keys.follower(row.getString(2)), new Place(true, row.getLong(1), 0)),
                    TURNS,
                    end.id(),
                    pattern,
                    pattern,
                    most);
            List<Found> lines = sql.all(
                    row -> new Found(Keys.follower(row.getString(2)), new Place(false, row.getLong(1), 0)),
                    LINES,
                    end.id(),
                    pattern,
                    most);
            return Stream.concat(turns.stream(), lines.stream())
                    .sorted(Comparator.comparing(Found::place).reversed())
                    .limit(most)
                    .toList();
        });
    }

    /** As the words stand in JSON. */
    private static String pattern(String wanted) {
        String quoted = Json.write(wanted);
        String inside = quoted.substring(1, quoted.length() - 1);
        return '%' + inside.replace("!", "!!").replace("%", "!%").replace("_", "!_") + '%';
    }
}
