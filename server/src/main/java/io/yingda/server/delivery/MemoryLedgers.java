package io.yingda.server.delivery;

import io.yingda.engine.message.FollowerId;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;

/** Keeps ledgers in memory, of so many followers; whoever was away longest is forgotten first. */
public final class MemoryLedgers implements Ledgers {

    private final Map<FollowerId, Ledger> ledgers;

    /** @param bound at most how many followers are kept */
    public MemoryLedgers(int bound) {
        ledgers = new LinkedHashMap<>(16, 0.75f, true) {
            @Override
            protected boolean removeEldestEntry(Map.Entry<FollowerId, Ledger> longestAway) {
                return size() > bound;
            }
        };
    }

    @Override
    public synchronized Ledger of(FollowerId follower) {
        return ledgers.getOrDefault(follower, Ledger.EMPTY);
    }

    /** A ledger that was changed or learned; empty where none was, or too long ago. */
    synchronized Optional<Ledger> known(FollowerId follower) {
        return Optional.ofNullable(ledgers.get(follower));
    }

    /** What it was, unless it was changed meanwhile. */
    synchronized void learn(FollowerId follower, Ledger ledger) {
        ledgers.putIfAbsent(follower, ledger);
    }

    /**
     * Changes a ledger and says what became of it.
     *
     * @param otherwise what it was when none is known here
     */
    synchronized Ledger changed(FollowerId follower, Ledger otherwise, UnaryOperator<Ledger> change) {
        Ledger ledger = change.apply(known(follower).orElse(otherwise));
        ledgers.put(follower, ledger);
        return ledger;
    }

    @Override
    public synchronized void update(FollowerId follower, UnaryOperator<Ledger> change) {
        ledgers.put(follower, change.apply(of(follower)));
    }

    @Override
    public synchronized void erase(FollowerId follower) {
        ledgers.remove(follower);
    }

    synchronized void forget(Predicate<FollowerId> these) {
        ledgers.keySet().removeIf(these);
    }
}
