package io.yingda.server.desk.live;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.yingda.engine.message.FollowerId;
import io.yingda.server.desk.handover.DeskStore;
import io.yingda.server.desk.handover.HandOver;
import io.yingda.server.desk.handover.Register;
import io.yingda.server.desk.handover.State;
import io.yingda.server.desk.history.History;
import io.yingda.server.desk.history.Line;
import io.yingda.server.desk.history.Place;
import io.yingda.server.desk.live.Feed.Happening;
import io.yingda.server.desk.view.DeskJson;
import io.yingda.server.desk.view.Overview;
import io.yingda.server.store.StoreUnavailable;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Predicate;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Makes of what happened what is shown of it, and to whom. Blocks. */
final class Frames {

    private static final Logger LOG = LoggerFactory.getLogger(Frames.class);
    /** As many as a page that asks for the conversation is given. */
    private static final int LINES_FOR_CONTEXT = 50;

    private final DeskStore store;
    private final Register register;
    private final History history;
    private final Overview overview;

    Frames(DeskStore store, Register register, History history, Overview overview) {
        this.store = store;
        this.register = register;
        this.history = history;
        this.overview = overview;
    }

    /** Other nodes may have handed over whom this one serves. */
    void note(List<Happening> news) {
        for (Happening each : news) {
            FollowerId follower = each.follower();
            if (follower != null) {
                store.mayBeOpen(follower);
            }
        }
    }

    /** What these show; of rows that changed more than once, the last time only. */
    List<Frame> of(List<Happening> news) {
        Map<Long, Optional<HandOver>> known = new HashMap<>();
        Map<String, Cursor> latest = new HashMap<>();
        for (Happening each : news) {
            latest.merge(each.kind() + each.handOver(), each.cursor(), (one, other) -> other);
        }
        List<Frame> frames = new ArrayList<>();
        for (Happening each : news) {
            boolean line = each.kind().equals("line");
            boolean wide = each.reference().equals("all");
            Cursor last = Objects.requireNonNull(latest.get(each.kind() + each.handOver()));
            if (each.handOver() == null) {
                frames.add(new Frame(each.cursor(), viewer -> true, json -> kind(each.kind())));
            } else if (line || wide || last.equals(each.cursor())) {
                frames.addAll(shown(each, known, wide));
            }
        }
        return frames;
    }

    /** What cannot be shown is left out, so that what follows is shown. */
    private List<Frame> shown(Happening news, Map<Long, Optional<HandOver>> known, boolean wide) {
        Long id = Objects.requireNonNull(news.handOver());
        try {
            return known.computeIfAbsent(id, register::known)
                    .map(handOver -> of(news, handOver, wide))
                    .orElse(List.of());
        } catch (StoreUnavailable unavailable) {
            throw unavailable;
        } catch (RuntimeException failure) {
            LOG.error(
                    "An event of the desk cannot be shown: {}",
                    failure.getClass().getName());
            return List.of();
        }
    }

    private List<Frame> of(Happening news, HandOver handOver, boolean wide) {
        String id = String.valueOf(handOver.id());
        Predicate<Viewer> audience = wide ? viewer -> true : viewer -> concerns(handOver, viewer);
        Cursor cursor = news.cursor();
        return switch (news.kind()) {
            case "row" ->
                List.of(new Frame(cursor, audience, json -> kind("row").set("row", json.row(handOver))));
            case "line" ->
                Place.of(news.reference())
                        .map(place -> history.at(handOver.follower(), place))
                        .orElse(List.of())
                        .stream()
                        .map(line -> new Frame(cursor, audience, json -> line(line, handOver, json)))
                        .toList();
            case "context" -> {
                List<Line> lines = history.before(handOver.follower(), null, LINES_FOR_CONTEXT)
                        .lines();
                yield List.of(new Frame(
                        cursor,
                        audience,
                        json -> kind("context").put("conversation", id).set("context", json.context(handOver, lines))));
            }
            case "allowance" -> {
                ObjectNode allowance = overview.allowance(handOver);
                yield List.of(new Frame(
                        cursor,
                        audience,
                        json -> kind("allowance").put("conversation", id).set("allowance", allowance)));
            }
            default -> List.of();
        };
    }

    private static boolean concerns(HandOver handOver, Viewer viewer) {
        Long person = handOver.person();
        return viewer.seesAll()
                || viewer.looksAt(handOver.id())
                || handOver.state() == State.WAITING
                || (person != null && person == viewer.person().id());
    }

    private static ObjectNode line(Line line, HandOver handOver, DeskJson json) {
        ObjectNode node = kind("line")
                .put("conversation", String.valueOf(handOver.id()))
                .put("followerKey", DeskJson.key(handOver.follower()));
        return node.set("line", json.line(line, handOver.id()));
    }

    static ObjectNode kind(String kind) {
        return JsonNodeFactory.instance.objectNode().put("kind", kind);
    }
}
