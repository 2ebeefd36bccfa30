package io.yingda.server.desk.handover;

import io.yingda.engine.message.FollowerId;
import io.yingda.engine.message.Reply;
import io.yingda.server.delivery.StoredOutbox;
import io.yingda.server.nodes.Realm;
import io.yingda.server.store.Database;
import io.yingda.server.store.Identifiers;
import io.yingda.server.store.Json;
import io.yingda.server.store.Keys;
import io.yingda.server.store.Sql;
import io.yingda.server.store.StoreUnavailable;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** The desk's part of the database, and what goes from there to followers. Safe for many threads; blocks. */
public final class DeskStore {

    private static final String OPEN = HandOver.FROM + "WHERE h.follower = ? AND h.state < 2";
    private static final String CONCERNED = "SELECT follower FROM hand_over WHERE state < 2 OR rating_until > ?"
            + " UNION SELECT follower FROM ticket WHERE follower <> ''"
            + " AND (state IN (2, 3) OR (state = 1 AND answered_at > ?))";
    private static final String TAKEN = "SELECT id FROM hand_over WHERE follower = ? AND taken_at >= ? LIMIT 1";
    private static final String LEFT = "SELECT id, follower, body FROM desk_line WHERE state = 1 ORDER BY id LIMIT 500";
    private static final String HANDED_ON = "UPDATE desk_line SET state = 2 WHERE id = ? AND state = 1";

    private static final int ATTEMPTS = 3;

    private final Database database;
    private final Identifiers identifiers;
    private final StoredOutbox outbox;
    private final Realm realm;
    private final Clock clock;
    private final OpenFollowers open = new OpenFollowers();
    private final Map<FollowerId, Integer> underWay = new ConcurrentHashMap<>();
    private volatile Runnable bell = () -> {};

    public DeskStore(Database database, Identifiers identifiers, StoredOutbox outbox, Realm realm, Clock clock) {
        this.database = database;
        this.identifiers = identifiers;
        this.outbox = outbox;
        this.realm = realm;
        this.clock = clock;
    }

    /** What is done in one transaction. */
    @FunctionalInterface
    public interface Change<T> {
        /** @throws Refused when it cannot be done: nothing is changed then */
        T in(Step step) throws SQLException;
    }

    /** Asks for what is committed. May fail with {@link StoreUnavailable}. */
    @FunctionalInterface
    public interface Question<T> {
        T ask(Sql sql) throws SQLException;
    }

    /** A new one. */
    public long identifier() {
        return identifiers.next();
    }

    StoredOutbox outbox() {
        return outbox;
    }

    public Realm realm() {
        return realm;
    }

    public Database database() {
        return database;
    }

    public Clock clock() {
        return clock;
    }

    OpenFollowers followers() {
        return open;
    }

    /** From now on this is told whenever something is committed; must be quick. */
    public void ring(Runnable other) {
        bell = other;
    }

    void committed() {
        bell.run();
    }

    /**
     * Changes something about a follower in one transaction, and returns when it is committed.
     *
     * @throws Refused when it cannot be done
     * @throws StoreUnavailable when nothing can be written at the moment
     */
    public <T> T change(FollowerId follower, Change<T> change) {
        underWay.merge(follower, 1, Integer::sum);
        try {
            for (int attempt = 1; ; attempt++) {
                try {
                    return once(follower, change);
                } catch (CompletionException failure) {
                    if (failure.getCause() instanceof Refused refused) {
                        throw refused;
                    }
                    if (failure.getCause() instanceof StoreUnavailable unavailable) {
                        throw unavailable;
                    }
                    if (attempt == ATTEMPTS || !isDeadlock(failure.getCause())) {
                        throw failure;
                    }
                }
            }
        } finally {
            underWay.computeIfPresent(follower, (who, count) -> count == 1 ? null : count - 1);
        }
    }

    /** Nodes that wait for each other: one of them is told to begin again. */
    private static boolean isDeadlock(@Nullable Throwable cause) {
        return cause instanceof SQLException sql && "40P01".equals(sql.getSQLState());
    }

    private <T> T once(FollowerId follower, Change<T> change) {
        AtomicReference<Step> last = new AtomicReference<>();
        AtomicReference<T> result = new AtomicReference<>();
        database.writer(follower)
                .submit(batch -> batch.run(connection -> {
                    Step step = new Step(this, batch, connection);
                    last.set(step);
                    result.set(change.in(step));
                }))
                .thenRun(() -> last.get().committed())
                .join();
        committed();
        return result.get();
    }

    public <T> T ask(Question<T> question) {
        return database.ask(connection -> question.ask(new Sql(connection)));
    }

    /** The follower's open hand-over. */
    public Optional<HandOver> open(FollowerId follower) {
        return open.contains(follower)
                ? ask(sql -> sql.first(HandOver::read, OPEN, Keys.of(follower)))
                : Optional.empty();
    }

    /** Whether an agent has the conversation now: one of ours, whose words go the way the bot's go. */
    public boolean isWithAgent(FollowerId follower) {
        return open(follower)
                .filter(each -> each.state() == State.AGENT && !each.isWithWeChat())
                .isPresent();
    }

    /** Whether an agent took the follower's conversation at this time or later. */
    boolean wasTaken(FollowerId follower, Instant since) {
        return ask(sql -> sql.first(row -> row.getLong(1), TAKEN, Keys.of(follower), since))
                .isPresent();
    }

    /** Whether a message of the follower's may be something to a hand-over or a ticket. */
    public boolean isConcerned(FollowerId follower) {
        return open.contains(follower);
    }

    /** Somebody else has, or may have, opened a hand-over of this follower's. */
    public void mayBeOpen(FollowerId follower) {
        open.add(follower);
    }

    /** These are served here from now on. */
    public void takeUp(Predicate<FollowerId> these) {
        concerned().stream().filter(these).forEach(open::add);
    }

    /** These are served elsewhere: says whether nothing is under way to them. */
    public boolean letGo(Predicate<FollowerId> these) {
        return underWay.keySet().stream().noneMatch(these);
    }

    /** Forgets whose hand-overs are closed. */
    public void tidy() {
        Map<FollowerId, Long> before = open.seen();
        open.tidy(before, concerned());
    }

    private List<FollowerId> concerned() {
        Instant now = clock.instant();
        return ask(
                sql -> sql.all(row -> Keys.follower(row.getString(1)), CONCERNED, now, now.minus(TicketSteps.GOES_ON)));
    }

    /** Sends what other nodes have left for this one. */
    public void handOn() {
        record Left(long id, FollowerId follower, Reply reply) {}
        List<Left> left = ask(sql -> sql.all(
                row -> new Left(
                        row.getLong(1), Keys.follower(row.getString(2)), Json.read(Reply.class, row.getString(3))),
                LEFT));
        for (Left each : left) {
            if (realm.isHere(each.follower())) {
                change(each.follower(), step -> {
                    if (step.sql().change(HANDED_ON, each.id()) == 1) {
                        step.deliver(each.follower(), each.id(), each.reply());
                    }
                    return each;
                });
            }
        }
    }
}
