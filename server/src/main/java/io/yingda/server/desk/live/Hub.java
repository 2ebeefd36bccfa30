package io.yingda.server.desk.live;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.yingda.engine.message.FollowerId;
import io.yingda.server.desk.agents.Agents;
import io.yingda.server.desk.handover.DeskStore;
import io.yingda.server.desk.handover.HandOver;
import io.yingda.server.desk.handover.HandOvers;
import io.yingda.server.desk.handover.State;
import io.yingda.server.desk.history.History;
import io.yingda.server.desk.history.Line;
import io.yingda.server.desk.history.Place;
import io.yingda.server.desk.live.Feed.Happening;
import io.yingda.server.desk.view.DeskJson;
import io.yingda.server.desk.view.Overview;
import io.yingda.server.people.Right;
import io.yingda.server.store.StoreUnavailable;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Shows the pages of this node what happens on any node. One thread reads the events and makes what is shown, once for all. */
public final class Hub implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(Hub.class);
    private static final long TICK_MILLIS = 100;
    private static final long OVERVIEW_NANOS = TimeUnit.SECONDS.toNanos(1);
    private static final int AT_ONCE = 500;
    private static final int MOST_MISSED = 2_000;
    private static final int LINES_FOR_CONTEXT = 20;

    private final DeskStore store;
    private final Feed feed;
    private final HandOvers handOvers;
    private final History history;
    private final Overview overview;
    private final Agents agents;
    private final DeskJson plain;
    private final DeskJson masked;
    private final Set<Viewer> viewers = ConcurrentHashMap.newKeySet();
    private final Queue<Joining> joining = new ConcurrentLinkedQueue<>();
    private final Semaphore bell = new Semaphore(0);
    private final Thread thread;
    private volatile Cursor read = Cursor.START;
    private volatile boolean closed;
    private String queuesShown = "";
    private String agentsShown = "";
    private long overviewAt;

    private record Joining(Viewer viewer, Optional<Cursor> after) {}

    /**
     * @param plain for those who serve
     * @param masked for everybody else
     */
    public Hub(
            DeskStore store,
            Feed feed,
            HandOvers handOvers,
            History history,
            Overview overview,
            Agents agents,
            DeskJson plain,
            DeskJson masked) {
        this.store = store;
        this.feed = feed;
        this.handOvers = handOvers;
        this.history = history;
        this.overview = overview;
        this.agents = agents;
        this.plain = plain;
        this.masked = masked;
        this.thread = Thread.ofPlatform().daemon().name("desk-live").unstarted(this::run);
    }

    public void start() {
        read = feed.end();
        overviewAt = System.nanoTime() - OVERVIEW_NANOS;
        thread.start();
    }

    /** Something was committed; does not block. */
    public void ring() {
        bell.release();
    }

    void join(Viewer viewer, String after) {
        joining.add(new Joining(viewer, Cursor.of(after)));
        ring();
    }

    void leave(Viewer viewer) {
        viewers.remove(viewer);
    }

    /** Somebody writes: those who look at the conversation are told; nobody keeps it. */
    void typing(Viewer writer, String conversation) {
        ObjectNode content = kind("typing")
                .put("conversation", conversation)
                .put("from", writer.person().name());
        send(new Frame(read, viewer -> viewer.seesAll() && !viewer.equals(writer), json -> content.deepCopy()));
    }

    private void run() {
        while (!closed) {
            try {
                pass();
            } catch (RuntimeException failure) {
                LOG.warn(
                        "The desk's events could not be read: {}",
                        failure.getClass().getName());
            }
            pause();
        }
    }

    private void pause() {
        try {
            if (bell.tryAcquire(TICK_MILLIS, TimeUnit.MILLISECONDS)) {
                bell.drainPermits();
            }
        } catch (InterruptedException interrupted) {
            closed = true;
            Thread.currentThread().interrupt();
        }
    }

    private void pass() {
        List<Happening> news = feed.after(read, AT_ONCE);
        while (!news.isEmpty()) {
            frames(news).forEach(this::send);
            read = news.getLast().cursor();
            news = feed.after(read, AT_ONCE);
        }
        for (Joining each = joining.poll(); each != null; each = joining.poll()) {
            catchUp(each);
        }
        if (System.nanoTime() - overviewAt >= OVERVIEW_NANOS) {
            overviewAt = System.nanoTime();
            overview();
        }
    }

    private void catchUp(Joining joined) {
        Viewer viewer = joined.viewer();
        Optional<Cursor> after = joined.after().filter(feed::reaches);
        List<Happening> missed =
                after.map(cursor -> feed.after(cursor, MOST_MISSED + 1)).orElse(List.of());
        if (after.isEmpty() || missed.size() > MOST_MISSED) {
            viewer.send(reload(), reload());
        } else {
            for (Frame frame : frames(missed)) {
                show(frame, viewer);
            }
        }
        viewers.add(viewer);
        if (viewer.isClosed()) {
            viewers.remove(viewer);
        }
    }

    private void overview() {
        Set<Long> present = new HashSet<>();
        for (Viewer viewer : viewers) {
            if (viewer.wasHeard() && viewer.serves()) {
                present.add(viewer.person().id());
            }
        }
        agents.alive(present);
        if (viewers.isEmpty()) {
            queuesShown = "";
            agentsShown = "";
            return;
        }
        JsonNode queues = overview.queues();
        if (!queues.toString().equals(queuesShown)) {
            queuesShown = queues.toString();
            send(new Frame(read, viewer -> true, json -> kind("queues").set("queues", queues)));
        }
        JsonNode all = overview.agents();
        if (!all.toString().equals(agentsShown)) {
            agentsShown = all.toString();
            send(new Frame(read, viewer -> true, json -> kind("agents").set("agents", all)));
        }
    }

    private void send(Frame frame) {
        for (Viewer viewer : viewers) {
            show(frame, viewer);
        }
    }

    private void show(Frame frame, Viewer viewer) {
        if (frame.isFor(viewer)) {
            boolean unmasked = viewer.person().may(Right.SERVE);
            viewer.send(frame.text(unmasked ? plain : masked, unmasked), reload());
        }
    }

    private String reload() {
        return kind("reload").put("cursor", read.toString()).toString();
    }

    /** What these show; of rows that changed more than once, the last time only. */
    private List<Frame> frames(List<Happening> news) {
        Map<Long, Optional<HandOver>> known = new HashMap<>();
        Map<String, Cursor> latest = new HashMap<>();
        for (Happening each : news) {
            FollowerId follower = each.follower();
            if (follower != null) {
                store.mayBeOpen(follower);
            }
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
                frames.addAll(known.computeIfAbsent(each.handOver(), handOvers::known)
                        .map(handOver -> shown(each, handOver, wide))
                        .orElse(List.of()));
            }
        }
        return frames;
    }

    /** What cannot be shown is left out, so that what follows is shown. */
    private List<Frame> shown(Happening news, HandOver handOver, boolean wide) {
        try {
            return frames(news, handOver, wide);
        } catch (StoreUnavailable unavailable) {
            throw unavailable;
        } catch (RuntimeException failure) {
            LOG.error(
                    "An event of the desk cannot be shown: {}",
                    failure.getClass().getName());
            return List.of();
        }
    }

    private List<Frame> frames(Happening news, HandOver handOver, boolean wide) {
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
                || handOver.state() == State.WAITING
                || (person != null && person == viewer.person().id());
    }

    private static ObjectNode line(Line line, HandOver handOver, DeskJson json) {
        ObjectNode node = kind("line")
                .put("conversation", String.valueOf(handOver.id()))
                .put("followerKey", DeskJson.key(handOver.follower()));
        return node.set("line", json.line(line, handOver.id()));
    }

    private static ObjectNode kind(String kind) {
        return JsonNodeFactory.instance.objectNode().put("kind", kind);
    }

    @Override
    public void close() {
        closed = true;
        ring();
        try {
            if (thread.isAlive()) {
                thread.join(TimeUnit.SECONDS.toMillis(5));
            }
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
        viewers.forEach(Viewer::close);
    }
}
