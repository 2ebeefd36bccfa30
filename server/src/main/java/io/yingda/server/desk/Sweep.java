package io.yingda.server.desk;

import io.yingda.server.delivery.Ledgers;
import io.yingda.server.desk.agents.Agent;
import io.yingda.server.desk.agents.Agents;
import io.yingda.server.desk.agents.Assignment;
import io.yingda.server.desk.handover.DeskStore;
import io.yingda.server.desk.handover.Overdue;
import io.yingda.server.desk.handover.Places;
import io.yingda.server.settings.QueueSettings;
import io.yingda.server.store.Keys;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** What the desk does by the clock. Each node does it; what is to be done once is done by whoever is first. */
final class Sweep {

    private static final String WAITING = "SELECT follower FROM hand_over WHERE state = 0 AND message = 0";

    private final DeskStore store;
    private final Agents agents;
    private final Assignment assignment;
    private final Overdue overdue;
    private final Ledgers ledgers;
    private final Function<String, QueueSettings> queues;
    private final DeskFigures figures;
    private final Supplier<Map<String, Integer>> wechat;

    /**
     * @param queues by name
     * @param figures is told what is seen
     * @param wechat how many of WeChat's own agents are online, by the accounts they serve
     */
    Sweep(
            DeskStore store,
            Agents agents,
            Assignment assignment,
            Overdue overdue,
            Ledgers ledgers,
            Function<String, QueueSettings> queues,
            DeskFigures figures,
            Supplier<Map<String, Integer>> wechat) {
        this.store = store;
        this.agents = agents;
        this.assignment = assignment;
        this.overdue = overdue;
        this.ledgers = ledgers;
        this.queues = queues;
        this.figures = figures;
        this.wechat = wechat;
    }

    /** Looks once at everything. */
    void pass() {
        Instant now = store.clock().instant();
        List<Agent> all = agents.all();
        overdue.served(person -> all.stream()
                .filter(agent -> agent.person() == person)
                .map(Agent::seenAt)
                .findFirst());
        assignment.run();
        overdue.waiting(
                name -> isServed(name, all, now),
                handOver -> ledgers.of(handOver.follower()).left(now));
        look();
    }

    /** Looks only at what need not wait: something was committed. */
    void glance() {
        assignment.run();
        look();
    }

    private boolean isServed(String name, List<Agent> all, Instant now) {
        QueueSettings queue = queues.apply(name);
        return queue.isOpen(now) || all.stream().anyMatch(agent -> agent.isOnline() && queue.isServedBy(agent.login()));
    }

    /** Lets the rules know how the desk stands. */
    void look() {
        Instant now = store.clock().instant();
        List<Agent> all = agents.all();
        List<String> followers = store.ask(sql -> sql.all(row -> row.getString(1), WAITING));
        Map<String, Integer> byAccount = new HashMap<>();
        followers.forEach(key -> byAccount.merge(Keys.follower(key).account(), 1, Integer::sum));
        Optional<Duration> estimate = store.ask(sql -> Places.estimate(sql, followers.size(), now));
        @Nullable
        Integer online = all.isEmpty()
                ? null
                : (int) all.stream().filter(Agent::isOnline).count();
        figures.see(new DeskFigures.Seen(
                online, byAccount, estimate.map(Places::minutes).orElse(null), wechat.get()));
    }
}
