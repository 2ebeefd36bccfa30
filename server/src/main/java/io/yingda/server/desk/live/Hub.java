package io.yingda.server.desk.live;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.yingda.server.desk.agents.Agents;
import io.yingda.server.desk.handover.DeskStore;
import io.yingda.server.desk.handover.Register;
import io.yingda.server.desk.history.History;
import io.yingda.server.desk.live.Feed.Happening;
import io.yingda.server.desk.view.DeskJson;
import io.yingda.server.desk.view.Overview;
import io.yingda.server.people.Right;
import io.yingda.server.store.StoreUnavailable;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Shows the pages of this node what happens on any node. One thread reads the events and makes what is shown, once for all. */
public final class Hub implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(Hub.class);
    private static final long TICK_MILLIS = 100;
    private static final long OVERVIEW_NANOS = TimeUnit.SECONDS.toNanos(1);
    private static final int AT_ONCE = 500;
    private static final int MOST_MISSED = 2_000;

    private final Feed feed;
    private final Frames frames;
    private final Overview overview;
    private final Agents agents;
    private final DeskJson plain;
    private final DeskJson masked;
    private final Set<Viewer> viewers = ConcurrentHashMap.newKeySet();
    private final Queue<Joining> joining = new ConcurrentLinkedQueue<>();
    /** Of each viewer what it looked at last. */
    private final Map<Viewer, Looking> looking = new ConcurrentHashMap<>();

    private final Semaphore bell = new Semaphore(0);
    private final Thread thread;
    private volatile Cursor read = Cursor.START;
    private volatile boolean closed;
    private String queuesShown = "";
    private String agentsShown = "";
    private long overviewAt;

    private record Joining(Viewer viewer, Optional<Cursor> after) {}

    private record Looking(long conversation, Optional<Cursor> after) {}

    /**
     * @param plain for those who serve
     * @param masked for everybody else
     */
    public Hub(
            DeskStore store,
            Feed feed,
            Register register,
            History history,
            Overview overview,
            Agents agents,
            DeskJson plain,
            DeskJson masked) {
        this.feed = feed;
        this.frames = new Frames(store, register, history, overview);
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

    /**
     * Somebody looks at a conversation, whoever has it, and is told of it from now on.
     *
     * @param after how far the page knows it
     */
    void look(Viewer viewer, long conversation, String after) {
        looking.put(viewer, new Looking(conversation, Cursor.of(after)));
        ring();
    }

    void leave(Viewer viewer) {
        viewers.remove(viewer);
        looking.remove(viewer);
    }

    /** Somebody writes: those who look at the conversation are told; nobody keeps it. */
    void typing(Viewer writer, String conversation) {
        ObjectNode content = Frames.kind("typing")
                .put("conversation", conversation)
                .put("from", writer.person().name());
        long id = Long.parseLong(conversation);
        send(new Frame(
                read,
                viewer -> (viewer.seesAll() || viewer.looksAt(id)) && !viewer.equals(writer),
                json -> content.deepCopy()));
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
            if (isUnwatched()) {
                TimeUnit.MILLISECONDS.sleep(TICK_MILLIS);
            } else if (bell.tryAcquire(TICK_MILLIS, TimeUnit.MILLISECONDS)) {
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
            frames.note(news);
            if (!viewers.isEmpty()) {
                frames.of(news).forEach(this::send);
            }
            read = news.getLast().cursor();
            news = feed.after(read, AT_ONCE);
        }
        for (Joining each = joining.poll(); each != null; each = joining.poll()) {
            Joining joined = each;
            catchUp(joined.viewer(), () -> catchUp(joined));
        }
        looking.forEach((viewer, looked) -> {
            if (looking.remove(viewer, looked)) {
                catchUp(viewer, () -> catchUp(viewer, looked));
            }
        });
        if (System.nanoTime() - overviewAt >= OVERVIEW_NANOS) {
            overviewAt = System.nanoTime();
            overview();
        }
    }

    /** Nobody has to be told of anything at once. */
    private boolean isUnwatched() {
        return viewers.isEmpty() && joining.isEmpty();
    }

    /** Whoever cannot be told what was missed is sent away, to come again with the cursor it has. */
    private void catchUp(Viewer viewer, Runnable telling) {
        try {
            telling.run();
        } catch (RuntimeException failure) {
            LOG.warn(
                    "A page could not be told what it missed: {}",
                    failure.getClass().getName());
            viewer.close();
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
            for (Frame frame : frames.of(missed)) {
                show(frame, viewer);
            }
        }
        viewers.add(viewer);
        if (viewer.isClosed()) {
            viewers.remove(viewer);
        }
    }

    /** What happened to a conversation between being read and being looked at is told as if it happened now. */
    private void catchUp(Viewer viewer, Looking looked) {
        viewer.look(looked.conversation());
        if (looked.conversation() == 0) {
            return;
        }
        Optional<Cursor> after = looked.after().filter(feed::reaches);
        List<Happening> missed =
                after.map(cursor -> feed.after(cursor, MOST_MISSED + 1)).orElse(List.of());
        if (after.isEmpty() || missed.size() > MOST_MISSED) {
            viewer.send(reload(), reload());
            return;
        }
        Cursor now = read;
        frames.of(missed.stream()
                        .filter(each -> each.handOver() != null && each.handOver() == looked.conversation())
                        .toList())
                .forEach(frame -> show(frame.at(now), viewer));
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
            send(new Frame(read, viewer -> true, json -> Frames.kind("queues").set("queues", queues)));
        }
        JsonNode all = overview.agents();
        if (!all.toString().equals(agentsShown)) {
            agentsShown = all.toString();
            send(new Frame(read, viewer -> true, json -> Frames.kind("agents").set("agents", all)));
        }
    }

    private void send(Frame frame) {
        for (Viewer viewer : viewers) {
            show(frame, viewer);
        }
    }

    /** What cannot be shown is left out, so that everybody else, and what follows, is shown. */
    private void show(Frame frame, Viewer viewer) {
        try {
            if (frame.isFor(viewer)) {
                boolean unmasked = viewer.person().may(Right.SERVE);
                frame.text(unmasked ? plain : masked, unmasked).ifPresent(text -> viewer.send(text, reload()));
            }
        } catch (StoreUnavailable unavailable) {
            throw unavailable;
        } catch (RuntimeException failure) {
            LOG.error(
                    "An event of the desk could not be shown to a page: {}",
                    failure.getClass().getName());
        }
    }

    private String reload() {
        return Frames.kind("reload").put("cursor", read.toString()).toString();
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
