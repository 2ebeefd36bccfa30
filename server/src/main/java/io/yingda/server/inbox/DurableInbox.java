package io.yingda.server.inbox;

import io.yingda.engine.message.FollowerId;
import io.yingda.engine.message.Inbound;
import io.yingda.server.conversations.StoredConversations;
import io.yingda.server.delivery.Delivery;
import io.yingda.server.delivery.Parcel;
import io.yingda.server.delivery.StoredLedgers;
import io.yingda.server.delivery.StoredOutbox;
import io.yingda.server.desk.StoredDesk;
import io.yingda.server.store.Database;
import io.yingda.server.store.Identifiers;
import io.yingda.server.store.Json;
import io.yingda.server.store.Keys;
import io.yingda.server.store.StoreUnavailable;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * An inbox in a database. An inbound is on the disk before its turn runs and before WeChat is told anything; what came of
 * the turn is kept in one transaction. On starting, the turns of all that were accepted and not finished are run, each
 * follower's in order of arrival.
 */
public final class DurableInbox implements Inbox {

    private static final Logger LOG = LoggerFactory.getLogger(DurableInbox.class);
    private static final Duration REMEMBERED = Duration.ofMinutes(2);
    private static final int MOST_REMEMBERED = 100_000;
    private static final Duration CLAIMED = Duration.ofSeconds(1);
    private static final Duration AGAIN = Duration.ofMillis(500);

    private static final String ACCEPT = """
            INSERT INTO inbox (id, inbound_key, follower, node, state, inbound) VALUES (?, ?, ?, 0, 0, ?)
            ON CONFLICT (inbound_key) DO NOTHING""";
    private static final String KNOWN = "SELECT id, state FROM inbox WHERE inbound_key = ?";
    private static final String UNFINISHED = "SELECT id, inbound FROM inbox WHERE state = 0 ORDER BY id";

    private final Database database;
    private final Identifiers identifiers;
    private final BotTurn turn;
    private final StoredTurns turns;
    private final Delivery delivery;
    private final int bound;
    private final Outcomes finished = new Outcomes(MOST_REMEMBERED, REMEMBERED, System::nanoTime);
    private final ConcurrentMap<String, Job> running = new ConcurrentHashMap<>();
    private final Lanes<Job> lanes;
    private final AtomicInteger pending = new AtomicInteger();
    private volatile boolean closed;

    private DurableInbox(
            Database database,
            Identifiers identifiers,
            BotTurn turn,
            StoredTurns turns,
            Delivery delivery,
            int pendingTurns,
            Burst burst) {
        this.database = database;
        this.identifiers = identifiers;
        this.turn = turn;
        this.turns = turns;
        this.delivery = delivery;
        this.bound = pendingTurns;
        this.lanes = new Lanes<>(burst, System::nanoTime, LockSupport::parkNanos, this::run, this::refuse);
    }

    /**
     * Opens the inbox of a database, takes up the desk where it was left, and begins to finish what was accepted before.
     *
     * @param turn whose conversations, outbox and ledgers are those of the same database
     * @param pendingTurns at most how many turns run or wait
     * @param burst which messages share a turn
     */
    public static DurableInbox open(
            Database database,
            Identifiers identifiers,
            BotTurn turn,
            StoredConversations conversations,
            StoredOutbox outbox,
            StoredLedgers ledgers,
            int pendingTurns,
            Burst burst) {
        StoredDesk storedDesk = new StoredDesk(database, identifiers);
        turn.desk().restore(storedDesk.waiting(), storedDesk.tickets());
        StoredTurns turns = new StoredTurns(
                database, conversations, outbox, ledgers, storedDesk, turn.desk(), new Erasure(identifiers));
        DurableInbox inbox = new DurableInbox(database, identifiers, turn, turns, turn.delivery(), pendingTurns, burst);
        inbox.recover();
        return inbox;
    }

    /**
     * An inbound under way.
     *
     * @param accepted completes when it is on the disk, with whether it was not there before
     */
    private record Job(
            long id,
            Inbound inbound,
            CompletableFuture<Boolean> accepted,
            CompletableFuture<Parcel> outcome,
            long arrived)
            implements Lanes.Job {
        String key() {
            return inbound.header().key();
        }
    }

    private record Row(long id, boolean done) {}

    /** Takes up what was accepted before and not finished. */
    private void recover() {
        record Unfinished(long id, Inbound inbound) {}
        List<Unfinished> unfinished = database.jdbi()
                .withHandle(handle -> handle.createQuery(UNFINISHED)
                        .map((row, context) ->
                                new Unfinished(row.getLong(1), Json.read(Inbound.class, row.getString(2))))
                        .list());
        for (Unfinished each : unfinished) {
            Job job = new Job(
                    each.id(),
                    each.inbound(),
                    CompletableFuture.completedFuture(true),
                    new CompletableFuture<>(),
                    System.nanoTime());
            running.put(job.key(), job);
            pending.incrementAndGet();
            lanes.add(job);
        }
        if (!unfinished.isEmpty()) {
            LOG.info("{} messages were accepted before and are finished now", unfinished.size());
        }
    }

    @Override
    public CompletionStage<Parcel> accept(Inbound inbound) {
        Job job = new Job(
                identifiers.next(), inbound, new CompletableFuture<>(), new CompletableFuture<>(), System.nanoTime());
        Job joined = running.putIfAbsent(job.key(), job);
        if (joined != null) {
            return joined.outcome();
        }
        Parcel remembered = finished.get(job.key());
        if (remembered != null) {
            running.remove(job.key());
            job.outcome().complete(remembered);
        } else if (!admit()) {
            running.remove(job.key());
            job.outcome().completeExceptionally(new InboxFull());
        } else {
            write(job);
        }
        return job.outcome();
    }

    @Override
    public boolean isSafe(Inbound inbound) {
        Job job = running.get(inbound.header().key());
        return job == null || (job.accepted().isDone() && !job.accepted().isCompletedExceptionally());
    }

    private void write(Job job) {
        FollowerId follower = job.inbound().header().follower();
        String key = Keys.of(job.inbound().header());
        String from = Keys.of(follower);
        String json = Json.write(job.inbound());
        boolean[] fresh = new boolean[1];
        CompletionStage<?> written = database.writer(follower)
                .submit(batch -> batch.add(
                        ACCEPT,
                        row -> {
                            row.setLong(1, job.id());
                            row.setString(2, key);
                            row.setString(3, from);
                            row.setString(4, json);
                        },
                        count -> fresh[0] = count != 0));
        written.whenComplete((done, failure) -> {
            if (failure == null) {
                job.accepted().complete(fresh[0]);
            } else {
                job.accepted().completeExceptionally(failure);
            }
        });
        lanes.add(job);
    }

    @Override
    public Backlog backlog() {
        return Backlog.of(pending.get(), bound, running.values().stream().mapToLong(Job::arrived), System.nanoTime());
    }

    @Override
    public boolean hasRoom() {
        return !closed && pending.get() < bound && database.isWell();
    }

    @Override
    public void close() {
        closed = true;
        if (!lanes.drain()) {
            LOG.warn("Closed with {} turns unfinished; they are run on the next start", pending.get());
            lanes.close();
        }
    }

    private boolean admit() {
        if (closed) {
            return false;
        }
        if (pending.incrementAndGet() > bound) {
            pending.decrementAndGet();
            return false;
        }
        return true;
    }

    private void refuse(Job job) {
        running.remove(job.key());
        pending.decrementAndGet();
        job.outcome().completeExceptionally(new InboxFull());
    }

    /** Runs one turn for those of a follower's that are new; what it says is claimed with the last. */
    private void run(List<Job> jobs) {
        List<Job> fresh = jobs.stream().filter(this::isFresh).toList();
        if (fresh.isEmpty()) {
            return;
        }
        try {
            Ending ending =
                    turn.end(Burst.together(fresh.stream().map(Job::inbound).toList()));
            keep(fresh.stream().map(Job::id).toList(), ending);
            ending.turn().ifPresent(turn::tell);
            for (Job earlier : fresh.subList(0, fresh.size() - 1)) {
                settle(earlier, Parcel.NOTHING);
            }
            settle(fresh.getLast(), delivery.parcel(ending.inbound()));
        } catch (RuntimeException | Error failure) {
            fresh.forEach(job -> fail(job, failure));
        }
    }

    /** Waits until it is written; settles those that need no turn of their own. */
    private boolean isFresh(Job job) {
        try {
            if (job.accepted().join()) {
                return true;
            }
            settle(job, again(job.inbound()));
        } catch (RuntimeException | Error failure) {
            fail(job, failure);
        }
        return false;
    }

    private void settle(Job job, Parcel parcel) {
        finished.put(job.key(), parcel);
        running.remove(job.key());
        pending.decrementAndGet();
        job.outcome().complete(parcel);
    }

    private void fail(Job job, Throwable failure) {
        Throwable cause =
                failure instanceof CompletionException && failure.getCause() != null ? failure.getCause() : failure;
        running.remove(job.key());
        pending.decrementAndGet();
        if (cause instanceof StoreUnavailable) {
            job.outcome().completeExceptionally(new NotDurable(cause));
        } else {
            LOG.error("A turn could not be kept: {}", Failures.where(cause));
            job.outcome().completeExceptionally(cause);
        }
    }

    /** What came of an inbound that was accepted in an earlier life of the server. */
    private Parcel again(Inbound inbound) {
        Optional<Row> row = database.jdbi()
                .withHandle(handle -> handle.createQuery(KNOWN)
                        .bind(0, Keys.of(inbound.header()))
                        .map((found, context) -> new Row(found.getLong(1), found.getInt(2) != 0))
                        .findOne());
        if (row.isPresent() && !row.get().done()) {
            Ending ending = turn.end(inbound);
            keep(List.of(row.get().id()), ending);
            ending.turn().ifPresent(turn::tell);
        } else if (row.isPresent()) {
            // Its answer was written before the server was restarted, and got lost on its way to WeChat.
            turns.takeBack(inbound, turn.clock().instant().plus(CLAIMED));
        }
        return delivery.parcel(inbound);
    }

    /** WeChat was told that the inbound is here: what came of it is kept as soon as anything can be. */
    private void keep(List<Long> ids, Ending ending) {
        while (true) {
            try {
                turns.keep(ids, ending);
                return;
            } catch (CompletionException failure) {
                if (!(failure.getCause() instanceof StoreUnavailable) || !pause()) {
                    throw failure;
                }
            }
        }
    }

    private static boolean pause() {
        try {
            Thread.sleep(AGAIN);
            return true;
        } catch (InterruptedException closing) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
