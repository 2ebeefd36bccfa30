package io.yingda.server.inbox;

import io.yingda.engine.message.FollowerId;
import io.yingda.engine.message.Inbound;
import io.yingda.server.delivery.Parcel;
import io.yingda.server.inbox.InboxTable.Done;
import io.yingda.server.inbox.InboxTable.Row;
import io.yingda.server.inbox.Intake.Job;
import io.yingda.server.nodes.Realm;
import io.yingda.server.store.Database;
import io.yingda.server.store.Fence.Fenced;
import io.yingda.server.store.Identifiers;
import io.yingda.server.store.StoreUnavailable;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.function.Predicate;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * An inbox in a database. An inbound is on the disk before WeChat is told anything: together with what came of its turn, in
 * one transaction, where this node is alone and the turn is not long in coming, and before its turn otherwise. What was
 * accepted and not finished can be {@linkplain #resume resumed}, each follower's turns in order of arrival.
 */
public final class DurableInbox implements Inbox, Deposits {

    private static final Logger LOG = LoggerFactory.getLogger(DurableInbox.class);
    private static final Duration CLAIMED = Duration.ofSeconds(1);
    private static final Duration AGAIN = Duration.ofMillis(500);

    private final Database database;
    private final Identifiers identifiers;
    private final InboxTable table;
    private final BotTurn turn;
    private final StoredTurns turns;
    private final Realm realm;
    private final Intake intake;
    private final LongWaits longWaits;
    private volatile long takenUp;

    /**
     * An inbox that has resumed nothing yet.
     *
     * @param turn whose conversations, outbox and ledgers are those of the same database
     * @param turns keeps what comes of a turn
     * @param pendingTurns at most how many turns run or wait
     * @param burst which messages share a turn
     * @param realm whose turns are run here
     */
    DurableInbox(
            Database database,
            Identifiers identifiers,
            BotTurn turn,
            StoredTurns turns,
            int pendingTurns,
            Burst burst,
            Realm realm) {
        this.database = database;
        this.identifiers = identifiers;
        this.table = new InboxTable(database);
        this.turn = turn;
        this.turns = turns;
        this.realm = realm;
        this.intake = new Intake(pendingTurns, burst, Intake.Pace.USUAL, this::run);
        this.longWaits = new LongWaits(Intake.Pace.USUAL.ticker(), this::write);
        this.takenUp = System.nanoTime();
    }

    /** Takes up what was accepted before and not finished; at most as much as the nodes that accepted it had room for. */
    void resume(Predicate<FollowerId> these) {
        takenUp = System.nanoTime();
        int unfinished = table.unfinished(these, intake::resume);
        if (unfinished > 0) {
            LOG.info("{} messages were accepted before and are finished now", unfinished);
        }
    }

    /** Takes up what other nodes have left for this one. */
    void resumeLeft() {
        table.left(realm::keeps, intake::resume);
        table.askedAgain(realm::keeps, (id, inbound) -> intake.again(inbound));
    }

    /** Whether any of these is under way. */
    boolean holds(Predicate<FollowerId> these) {
        return intake.holds(inbound -> these.test(inbound.header().follower()));
    }

    @Override
    public CompletionStage<Parcel> accept(Inbound inbound) {
        return intake.accept(
                intake.job(identifiers.next(), inbound),
                job -> realm.isHere(job.inbound().header().follower()),
                realm.equals(Realm.EVERYBODY) ? longWaits::add : this::writeAtOnce);
    }

    /** Another node may have the same, and then its turn is run for both. */
    private void writeAtOnce(Job job) {
        if (job.claim()) {
            write(job);
        }
    }

    /** Begins to write it; does not throw. */
    private void write(Job job) {
        try {
            CompletionStage<Boolean> written = table.accept(job.id(), job.inbound());
            written.whenComplete((fresh, failure) -> {
                if (failure == null) {
                    job.accept(fresh);
                } else {
                    job.accepted().completeExceptionally(failure);
                }
            });
        } catch (RuntimeException | Error failure) {
            job.accepted().completeExceptionally(failure);
        }
    }

    @Override
    public CompletionStage<Void> deposit(Inbound inbound) {
        return hasRoom()
                ? written(table.leave(identifiers.next(), inbound))
                : CompletableFuture.failedFuture(new InboxFull());
    }

    @Override
    public CompletionStage<Void> unanswered(Inbound inbound) {
        return written(table.askAgain(inbound));
    }

    private static CompletionStage<Void> written(CompletionStage<?> writing) {
        return writing.handle((done, failure) -> {
            if (failure != null) {
                throw new CompletionException(new NotDurable(failure));
            }
            return null;
        });
    }

    @Override
    public boolean isSafe(Inbound inbound) {
        Job job = intake.underWay(inbound.header().key());
        return job == null || (job.accepted().isDone() && !job.accepted().isCompletedExceptionally());
    }

    @Override
    public void acknowledged(Inbound inbound) {
        intake.acknowledged(inbound.header().key());
    }

    @Override
    public Backlog backlog() {
        return intake.backlog();
    }

    @Override
    public boolean hasRoom() {
        return intake.hasRoom() && database.isWell();
    }

    @Override
    public void close() {
        intake.close();
        longWaits.close();
    }

    /** Runs one turn for those of a follower's that are new; what it says is claimed with the last. */
    private void run(List<Job> jobs) {
        boolean alone = jobs.size() == 1;
        List<Job> fresh =
                jobs.stream().filter(alone ? this::isFresh : this::isAccepted).toList();
        if (fresh.isEmpty()) {
            return;
        }
        Job last = fresh.getLast();
        try {
            Inbound inbound = Burst.together(fresh.stream().map(Job::inbound).toList());
            if (alone) {
                finish(last);
            } else {
                keep(
                        fresh.stream().map(Job::id).toList(),
                        ended(fresh, fresh.getFirst().id(), inbound));
            }
            for (Job earlier : fresh.subList(0, fresh.size() - 1)) {
                intake.settle(earlier, Parcel.NOTHING);
            }
            intake.settle(
                    last,
                    last.resumed()
                            ? turn.delivery().parcelOfBefore(inbound)
                            : turn.delivery().parcel(inbound));
        } catch (Done known) {
            settleKnown(last);
        } catch (RuntimeException | Error failure) {
            fresh.forEach(job -> fail(job, failure));
        }
    }

    /** Whether it needs a turn; settles it when it needs none. It may not be written yet. */
    private boolean isFresh(Job job) {
        try {
            boolean written = job.claimed().get()
                    || (mayBeKnown() && table.find(job.inbound().header()).isPresent());
            return !written || isAccepted(job);
        } catch (RuntimeException | Error failure) {
            fail(job, failure);
            return false;
        }
    }

    /** Waits until it is written; settles it when it needs no turn of its own. */
    private boolean isAccepted(Job job) {
        writeAtOnce(job);
        try {
            if (!job.accepted().join()) {
                intake.settle(job, again(job.inbound()));
            } else if (job.resumed() && !isOpen(job.inbound())) {
                intake.settle(job, turn.delivery().parcelOfBefore(job.inbound()));
            } else {
                return true;
            }
        } catch (RuntimeException | Error failure) {
            fail(job, failure);
        }
        return false;
    }

    /** Whether an earlier life of the server, or another node, may have let in what WeChat pushes again. */
    private boolean mayBeKnown() {
        return System.nanoTime() - takenUp < Intake.REMEMBERED.toNanos();
    }

    private void settleKnown(Job job) {
        try {
            job.accept(false);
            intake.settle(job, again(job.inbound()));
        } catch (RuntimeException | Error failure) {
            fail(job, failure);
        }
    }

    private boolean isOpen(Inbound inbound) {
        return insisting(() -> table.find(inbound.header()))
                .filter(row -> !row.done())
                .isPresent();
    }

    /** What came of an inbound that was accepted in an earlier life of the server, or by another node. */
    private Parcel again(Inbound inbound) {
        Optional<Row> row = insisting(() -> table.find(inbound.header()));
        if (row.isPresent() && !row.get().done()) {
            finish(row.get().id(), inbound);
        } else if (row.isPresent()) {
            takeBack(row.get().id(), inbound, row.get().wanted());
        }
        return turn.delivery().parcelOfBefore(inbound);
    }

    /**
     * Its answer was written then, and got lost on its way to WeChat.
     *
     * @param wanted whether another node says so
     */
    private void takeBack(long id, Inbound inbound, boolean wanted) {
        insisting(() -> {
            turns.takeBack(inbound, turn.clock().instant().plus(CLAIMED));
            if (wanted) {
                table.note(inbound.header().follower(), id);
            }
            return inbound;
        });
    }

    /** What another node wrote down before may not have been noticed yet, and comes first. */
    private void finishLeft(FollowerId follower, long before) {
        if (!realm.equals(Realm.EVERYBODY)) {
            table.leftBefore(follower, before, (id, inbound) -> takeBack(id, inbound, true), this::finish);
        }
    }

    /**
     * Writes the inbound together with what came of its turn, unless it was written meanwhile.
     *
     * @throws Done when it is known from before, and has been written for it
     */
    private void finish(Job job) {
        Ending ending = ended(List.of(job), job.id(), job.inbound());
        if (!job.claim() && isWritten(job)) {
            keep(List.of(job.id()), ending);
        } else if (turns.keep(List.of(job.id()), ending, InboxTable.acceptedAndFinished(job.id(), job.inbound()))) {
            job.accept(true);
            ending.turn().ifPresent(turn::tell);
        } else {
            throw new Done();
        }
    }

    /**
     * Waits until somebody has written it, and says whether that could be.
     *
     * @throws Done when it is known from before
     */
    private static boolean isWritten(Job job) {
        try {
            if (job.accepted().join()) {
                return true;
            }
            throw new Done();
        } catch (CompletionException failure) {
            if (cause(failure) instanceof StoreUnavailable) {
                return false;
            }
            throw failure;
        }
    }

    /** What was accepted before: its turn is run and kept as soon as the database answers. */
    private void finish(long id, Inbound inbound) {
        keep(List.of(id), ended(List.of(), id, inbound));
    }

    /**
     * Runs the turn.
     *
     * @param jobs those of its inbounds that may not be written yet
     * @param first the first of its inbounds
     */
    private Ending ended(List<Job> jobs, long first, Inbound inbound) {
        if (!realm.keeps(inbound.header().follower())) {
            throw new Fenced();
        }
        return insisting(jobs, () -> {
            finishLeft(inbound.header().follower(), first);
            return turn.end(inbound);
        });
    }

    private void keep(List<Long> ids, Ending ending) {
        if (insisting(() -> turns.keep(ids, ending, InboxTable.finished(ids)))) {
            ending.turn().ifPresent(turn::tell);
        }
    }

    private void fail(Job job, Throwable failure) {
        Throwable cause = cause(failure);
        if (cause instanceof Fenced) {
            intake.fail(job, new Moved());
        } else if (cause instanceof StoreUnavailable) {
            intake.fail(job, new NotDurable(cause));
        } else {
            LOG.error("A turn could not be kept: {}", Failures.where(cause));
            intake.fail(job, cause);
        }
    }

    private static <T> T insisting(Supplier<T> step) {
        return insisting(List.of(), step);
    }

    /**
     * Does it, again and again while the database takes or gives nothing and the server is not closing.
     *
     * @param jobs for which it is done: while one of them is not written, it is done once
     */
    private static <T> T insisting(List<Job> jobs, Supplier<T> step) {
        while (true) {
            try {
                return step.get();
            } catch (CompletionException | StoreUnavailable failure) {
                if (!(cause(failure) instanceof StoreUnavailable)) {
                    throw failure;
                }
                jobs.forEach(job -> requireAccepted(job, failure));
                if (!pause()) {
                    throw failure;
                }
            }
        }
    }

    private static void requireAccepted(Job job, RuntimeException failure) {
        if (job.claim()) {
            throw failure; // Nobody has written it, and now nobody will.
        }
        job.accepted().join();
    }

    private static Throwable cause(Throwable failure) {
        return failure instanceof CompletionException && failure.getCause() != null ? failure.getCause() : failure;
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
