package io.yingda.server.nodes;

import io.yingda.engine.message.FollowerId;
import io.yingda.server.nodes.Holdings.Stand;
import io.yingda.server.nodes.NodeTable.Membership;
import io.yingda.server.nodes.NodeTable.Roll;
import io.yingda.server.store.Database;
import io.yingda.server.store.Fence;
import io.yingda.server.store.Identifiers;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.IntStream;
import org.jdbi.v3.core.Jdbi;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * This node among those that share a PostgreSQL database. One thread says again and again that the node is there; another
 * looks who else is, takes shares that nobody holds, and gives some back when others have fewer.
 *
 * <p>A node that could not say so for the length of its lease takes nothing new and sends nothing. One that the others gave
 * up cannot write either: its {@linkplain Fence fence} fails. It lets everything go and joins anew.
 */
public final class Nodes implements Realm, AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(Nodes.class);
    private static final Duration BEAT = Duration.ofSeconds(1);
    private static final Duration ROUND = Duration.ofMillis(500);
    private static final Duration PATIENCE = Duration.ofSeconds(5);

    private final NodeTable table;
    private final Database database;
    private final Identifiers identifiers;
    private final Duration lease;
    private final Holdings holdings = new Holdings();
    private final CountDownLatch closed = new CountDownLatch(1);
    private final AtomicLong takenUp = new AtomicLong();
    private volatile @Nullable Membership self;
    private volatile long validUntil = System.nanoTime();
    private volatile int alive = 1;
    private List<Thread> threads = List.of();

    /**
     * A node that takes no part yet, serves nobody and can write nothing.
     *
     * @param jdbi on connections that nobody else keeps waiting
     * @param lease others take over this long after a node fell silent
     */
    public Nodes(Jdbi jdbi, Database database, Identifiers identifiers, Duration lease) {
        this.table = new NodeTable(jdbi);
        this.database = database;
        this.identifiers = identifiers;
        this.lease = lease;
        database.fence(connection -> {
            throw new Fence.Fenced();
        });
    }

    /**
     * Takes part, and returns once it has what there is to be had.
     *
     * @param address where other nodes reach this one, without a path
     * @param keeper keeps in memory what is to be taken up and let go
     */
    public void join(URI address, Keeper keeper) {
        step(() -> round(address, keeper));
        threads = List.of(
                begin("node-beats", BEAT, this::beat), begin("node-rounds", ROUND, () -> round(address, keeper)));
    }

    @Override
    public Place of(FollowerId follower) {
        Place place = holdings.place(Share.of(follower));
        return place instanceof Place.Here && !isValid() ? new Place.Nowhere() : place;
    }

    @Override
    public boolean keeps(FollowerId follower) {
        return holdings.stand(Share.of(follower)) != Stand.NONE;
    }

    @Override
    public boolean gives(FollowerId follower) {
        return keeps(follower) && isValid();
    }

    private boolean isValid() {
        return System.nanoTime() - validUntil < 0;
    }

    /** How many nodes there are, with this one. */
    public int alive() {
        return alive;
    }

    /** How many in a hundred followers are served here. */
    public double percent() {
        return 100.0 * holdings.all(Stand.SERVING).size() / Share.COUNT;
    }

    /** How many shares were taken up so far. */
    public long takenUp() {
        return takenUp.get();
    }

    private void beat() {
        Membership member = self;
        long asked = System.nanoTime();
        if (member != null) {
            if (table.beat(member, lease)) {
                validUntil = asked + lease.toNanos();
            } else {
                LOG.warn("The other nodes gave this one up and serve its followers");
                validUntil = asked;
                self = null;
            }
        }
    }

    private void round(URI address, Keeper keeper) {
        Membership member = self;
        if (member == null) {
            IntStream.range(0, Share.COUNT).forEach(share -> holdings.put(share, Stand.NONE));
            member = keeper.letGo(follower -> true) ? enter(address) : null;
        }
        if (member != null) {
            look(member, keeper);
        }
    }

    private @Nullable Membership enter(URI address) {
        long asked = System.nanoTime();
        Optional<Membership> joined = table.join(address, lease);
        if (joined.isEmpty()) {
            LOG.error("There are too many nodes: this one can take no part");
            return null;
        }
        Membership member = joined.get();
        identifiers.as(member.number(), database);
        database.fence(member.fence());
        validUntil = asked + lease.toNanos();
        self = member;
        LOG.info("This is node {} at {}", member.number(), address);
        return member;
    }

    private void look(Membership member, Keeper keeper) {
        int silent = table.expel();
        if (silent > 0) {
            LOG.warn("{} nodes were silent for too long and are given up", silent);
        }
        Roll roll = table.roll();
        if (!roll.addresses().containsKey(member.number())) {
            return;
        }
        int nodes = roll.addresses().size();
        int fair = (Share.COUNT + nodes - 1) / nodes;
        if (claim(roll, fair, member)) {
            roll = table.roll();
        }
        alive = nodes;
        takeUp(roll, member, keeper);
        giveBack(fair, member, keeper);
        holdings.pointTo(roll, member.number());
        keeper.lookAround();
    }

    /** Takes what nobody holds, up to what is fair; says whether there was any. */
    private boolean claim(Roll roll, int fair, Membership member) {
        long held = roll.holders().values().stream()
                .filter(holder -> holder == member.number())
                .count();
        List<Integer> free = IntStream.range(0, Share.COUNT)
                .filter(share -> !roll.holders().containsKey(share))
                .limit(Math.max(0, fair - held))
                .boxed()
                .toList();
        free.forEach(share -> table.claim(share, member));
        return !free.isEmpty();
    }

    private void takeUp(Roll roll, Membership member, Keeper keeper) {
        holdings.all(Stand.NONE).stream()
                .filter(share ->
                        Integer.valueOf(member.number()).equals(roll.holders().get(share)))
                .forEach(share -> holdings.put(share, Stand.TAKING_UP));
        Set<Integer> fresh = Set.copyOf(holdings.all(Stand.TAKING_UP));
        if (!fresh.isEmpty()) {
            keeper.takeUp(Share.followers(fresh::contains));
            fresh.forEach(share -> holdings.put(share, Stand.SERVING));
            takenUp.addAndGet(fresh.size());
            LOG.info("{} of {} shares of the followers were taken up", fresh.size(), Share.COUNT);
        }
    }

    private void giveBack(int fair, Membership member, Keeper keeper) {
        List<Integer> serving = holdings.all(Stand.SERVING);
        serving.stream().skip(fair).forEach(share -> holdings.put(share, Stand.LETTING_GO));
        for (int share : holdings.all(Stand.LETTING_GO)) {
            if (keeper.letGo(Share.followers(each -> each == share))) {
                holdings.put(share, Stand.NONE);
                table.give(share, member);
            }
        }
    }

    private Thread begin(String name, Duration pause, Runnable step) {
        return Thread.ofPlatform().daemon().name(name).start(() -> {
            try {
                while (!closed.await(pause.toMillis(), TimeUnit.MILLISECONDS)) {
                    step(step);
                }
            } catch (InterruptedException interrupted) {
                Thread.currentThread().interrupt();
            }
        });
    }

    private static void step(Runnable step) {
        try {
            step.run();
        } catch (RuntimeException failure) {
            LOG.warn(
                    "The nodes' table could not be asked: {}",
                    failure.getClass().getName());
        }
    }

    /** Takes no part any more: others take over at once. Whatever is under way must have ended. */
    @Override
    public void close() {
        closed.countDown();
        try {
            for (Thread thread : threads) {
                thread.join(PATIENCE);
            }
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
        Membership member = self;
        if (member != null) {
            database.flush();
            step(() -> table.leave(member));
        }
    }
}
