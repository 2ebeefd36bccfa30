package io.yingda.server.desk.history;

import io.yingda.engine.decision.Decision;
import io.yingda.engine.fact.Candidate;
import io.yingda.engine.fact.Facts;
import io.yingda.engine.message.FollowerId;
import io.yingda.engine.message.Inbound;
import io.yingda.engine.message.Reply;
import io.yingda.engine.turn.Turn;
import io.yingda.server.desk.handover.DeskStore;
import io.yingda.server.desk.handover.LineKind;
import io.yingda.server.desk.handover.LineState;
import io.yingda.server.desk.handover.Said;
import io.yingda.server.desk.history.Line.Answered;
import io.yingda.server.store.Identifiers;
import io.yingda.server.store.Json;
import io.yingda.server.store.Keys;
import io.yingda.server.store.Sql;
import io.yingda.server.trace.TraceRow;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Reads histories. Blocks. */
public final class History {

    private static final String TURN = """
            SELECT t.id, t.replies, i.inbound, r.body FROM turn t
            LEFT JOIN inbox i ON i.id = t.id LEFT JOIN trace r ON r.id = t.id
            """;
    private static final String TURNS = TURN + "WHERE t.follower = ? AND t.id <= ? ORDER BY t.id DESC LIMIT ?";
    private static final String ONE_TURN = TURN + "WHERE t.id = ? AND t.follower = ?";
    private static final String DESK = """
            SELECT id, kind, person, person_name, body, state, error, client_key FROM desk_line
            """;
    private static final String DESK_LINES = DESK + "WHERE follower = ? AND id <= ? ORDER BY id DESC LIMIT ?";
    private static final String ONE_DESK_LINE = DESK + "WHERE id = ? AND follower = ?";
    private static final String MARKED = "SELECT line FROM desk_mark WHERE follower = ?";

    private final DeskStore store;

    public History(DeskStore store) {
        this.store = store;
    }

    /**
     * A part of a history.
     *
     * @param lines oldest first
     * @param more whether there is something before them
     */
    public record Part(List<Line> lines, boolean more) {
        public Part {
            lines = List.copyOf(lines);
        }
    }

    /**
     * What came last.
     *
     * @param before leaves out this line and everything after it; null leaves out nothing
     */
    public Part before(FollowerId follower, @Nullable Place before, int most) {
        Place end = before == null ? Place.END : before;
        String key = Keys.of(follower);
        return store.ask(sql -> {
            Set<String> marked = marked(sql, key);
            List<Line> turns = sql.all(row -> turn(row, marked), TURNS, key, end.id(), most + 1).stream()
                    .flatMap(List::stream)
                    .toList();
            List<Line> desk = sql.all(row -> desk(row, marked), DESK_LINES, key, end.id(), most + 1);
            List<Line> found = Stream.concat(turns.stream(), desk.stream())
                    .filter(line -> line.place().compareTo(end) < 0)
                    .sorted(Comparator.comparing(Line::place))
                    .toList();
            int surplus = Math.max(0, found.size() - most);
            return new Part(found.subList(surplus, found.size()), surplus > 0);
        });
    }

    /** The lines of this place: of a turn what was said to and by the bot, otherwise one. */
    public List<Line> at(FollowerId follower, Place place) {
        String key = Keys.of(follower);
        return store.ask(sql -> {
            Set<String> marked = marked(sql, key);
            return place.turn()
                    ? sql.first(row -> turn(row, marked), ONE_TURN, place.id(), key)
                            .orElse(List.of())
                    : sql.all(row -> desk(row, marked), ONE_DESK_LINE, place.id(), key);
        });
    }

    /**
     * A picture or voice.
     *
     * @param received whether the follower sent it: then the name is WeChat's media id, otherwise a file's
     */
    public record Media(boolean received, String name) {}

    /** The picture or voice of a line; empty when it has none, or there is no such line. */
    public Optional<Media> media(FollowerId follower, Place place) {
        return at(follower, place).stream()
                .filter(line -> line.place().equals(place))
                .findFirst()
                .flatMap(line -> Optional.ofNullable(line.media())
                        .map(name -> new Media(line.from().equals("follower"), name)));
    }

    private static Set<String> marked(Sql sql, String follower) throws SQLException {
        return new HashSet<>(sql.all(row -> row.getString(1), MARKED, follower));
    }

    private static List<Line> turn(ResultSet row, Set<String> marked) throws SQLException {
        long id = row.getLong(1);
        List<Reply> replies = Json.readList(Reply.class, row.getString(2));
        String inbound = row.getString(3);
        byte[] trace = row.getBytes(4);
        Instant at = Identifiers.time(id);
        List<Line> lines = new ArrayList<>();
        if (inbound == null) {
            return lines;
        }
        Inbound said = Json.read(Inbound.class, inbound);
        Place place = new Place(true, id, 0);
        Said.in(said)
                .ifPresent(text -> lines.add(new Line(
                        place,
                        at,
                        "follower",
                        kind(said),
                        text,
                        media(said),
                        null,
                        "",
                        null,
                        "",
                        "",
                        List.of(),
                        marked.contains(place.toString()),
                        null)));
        @Nullable Turn turn = trace == null ? null : TraceRow.read(trace, said, replies);
        String why = turn == null ? "" : Why.of(turn);
        List<Answered> answered = turn == null ? List.of() : answered(turn);
        for (int number = 1; number <= replies.size(); number++) {
            Place own = new Place(true, id, number);
            Reply reply = replies.get(number - 1);
            lines.add(new Line(
                    own,
                    at,
                    "bot",
                    kind(reply),
                    Said.in(reply),
                    media(reply),
                    null,
                    "",
                    null,
                    "",
                    why,
                    answered,
                    marked.contains(own.toString()),
                    null));
        }
        return lines;
    }

    private static List<Answered> answered(Turn turn) {
        return switch (turn.decision()) {
            case Decision.Answer answer -> List.of(answered(turn, answer.articleId()));
            case Decision.AnswerEach each ->
                each.sections().stream()
                        .map(Decision.Section::articleId)
                        .filter(Objects::nonNull)
                        .map(article -> answered(turn, article))
                        .toList();
            default -> List.of();
        };
    }

    private static Answered answered(Turn turn, String article) {
        Facts facts = turn.trace().facts();
        return new Answered(
                article,
                Stream.concat(
                                facts.candidates().stream(),
                                facts.parts().stream().flatMap(part -> part.candidates().stream()))
                        .filter(candidate -> candidate.id().equals(article))
                        .map(Candidate::question)
                        .findFirst()
                        .orElse(article));
    }

    private static Line desk(ResultSet row, Set<String> marked) throws SQLException {
        Place place = new Place(false, row.getLong(1), 0);
        LineKind kind = LineKind.of(row.getInt(2));
        long person = row.getLong(3);
        boolean nobody = row.wasNull();
        Reply reply = Json.read(Reply.class, row.getString(5));
        LineState state = LineState.of(row.getInt(6));
        String from = switch (kind) {
            case AGENT -> "agent";
            case NOTE -> "note";
            case EVENT -> "event";
            case DESK -> "bot";
        };
        return new Line(
                place,
                Identifiers.time(place.id()),
                from,
                kind(reply),
                Said.in(reply),
                media(reply),
                nobody ? null : person,
                row.getString(4),
                state == LineState.NONE ? null : state.word(),
                row.getString(7),
                kind == LineKind.DESK ? "座席台" : "",
                List.of(),
                marked.contains(place.toString()),
                row.getString(8));
    }

    private static String kind(Inbound inbound) {
        return switch (inbound) {
            case Inbound.Text ignored -> "text";
            case Inbound.Image ignored -> "image";
            case Inbound.Voice ignored -> "voice";
            case Inbound.Video ignored -> "video";
            case Inbound.Location ignored -> "location";
            case Inbound.Link ignored -> "link";
            case Inbound.Document ignored -> "file";
            default -> "other";
        };
    }

    private static String kind(Reply reply) {
        return switch (reply) {
            case Reply.Text ignored -> "text";
            case Reply.Menu ignored -> "text";
            case Reply.Image ignored -> "image";
            case Reply.Voice ignored -> "voice";
            case Reply.Video ignored -> "video";
            case Reply.News ignored -> "link";
            default -> "other";
        };
    }

    /** What WeChat calls what a follower sent, where it can be fetched. */
    private static @Nullable String media(Inbound inbound) {
        return switch (inbound) {
            case Inbound.Image image -> image.mediaId();
            case Inbound.Voice voice -> voice.mediaId();
            default -> null;
        };
    }

    /** The file that a reply names; WeChat's own ids, which have no dot, name none. */
    private static @Nullable String media(Reply reply) {
        String name = switch (reply) {
            case Reply.Image image -> image.mediaId();
            case Reply.Voice voice -> voice.mediaId();
            default -> "";
        };
        return name.contains(".") ? name : null;
    }
}
