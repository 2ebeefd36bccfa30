package io.yingda.server.inbox;

import io.yingda.engine.message.Inbound;
import io.yingda.server.delivery.Parcel;
import io.yingda.server.inbox.Intake.Job;
import io.yingda.server.inbox.Intake.Pace;
import java.util.List;
import java.util.concurrent.CompletionStage;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** An inbox in memory. The number of its virtual threads is bounded by the pending turns only. */
public final class MemoryInbox implements Inbox {

    private static final Logger LOG = LoggerFactory.getLogger(MemoryInbox.class);

    private final Function<Inbound, Parcel> turn;
    private final Intake intake;

    /**
     * An empty inbox.
     *
     * @param turn runs a turn and keeps it
     * @param pendingTurns at most how many turns run or wait
     */
    public MemoryInbox(Function<Inbound, Parcel> turn, int pendingTurns) {
        this(turn, pendingTurns, Burst.NONE);
    }

    /** @param burst which messages share a turn */
    public MemoryInbox(Function<Inbound, Parcel> turn, int pendingTurns, Burst burst) {
        this(turn, pendingTurns, burst, Pace.USUAL);
    }

    MemoryInbox(Function<Inbound, Parcel> turn, int pendingTurns, Burst burst, Pace pace) {
        this.turn = turn;
        this.intake = new Intake(pendingTurns, burst, pace, this::run);
    }

    @Override
    public CompletionStage<Parcel> accept(Inbound inbound) {
        return intake.accept(intake.job(0, inbound), job -> true, job -> job.accept(true));
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
        return intake.hasRoom();
    }

    @Override
    public void close() {
        intake.close();
    }

    /** Runs one turn for all of these; what it says is claimed with the last. */
    private void run(List<Job> jobs) {
        try {
            Parcel parcel =
                    turn.apply(Burst.together(jobs.stream().map(Job::inbound).toList()));
            for (Job earlier : jobs.subList(0, jobs.size() - 1)) {
                intake.settle(earlier, Parcel.NOTHING);
            }
            intake.settle(jobs.getLast(), parcel);
        } catch (RuntimeException | Error failure) {
            LOG.error("A turn could not be kept: {}", Failures.where(failure));
            jobs.forEach(job -> intake.fail(job, failure));
        }
    }
}
