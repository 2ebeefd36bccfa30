package io.yingda.server.desk.view;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.yingda.server.delivery.Grant;
import io.yingda.server.delivery.Ledger;
import io.yingda.server.delivery.Ledgers;
import io.yingda.server.desk.agents.Agent;
import io.yingda.server.desk.agents.Agents;
import io.yingda.server.desk.handover.DeskStore;
import io.yingda.server.desk.handover.HandOver;
import io.yingda.server.desk.handover.Places;
import io.yingda.server.settings.DeskSettings;
import io.yingda.server.settings.QueueSettings;
import io.yingda.server.store.Json;
import io.yingda.server.store.Keys;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;

/** The queues, the agents, and what may be sent: what the desk as a whole looks like. Blocks. */
public final class Overview {

    private static final String WAITING =
            "SELECT queue, count(*), min(since) FROM hand_over WHERE state = 0 GROUP BY queue";
    private static final String LEDGER = "SELECT ledger FROM follower WHERE id = ?";

    private final DeskStore store;
    private final Agents agents;
    private final Ledgers ledgers;
    private final DeskSettings settings;
    private final Function<String, QueueSettings> queues;

    /** @param queues by name, also those that are not declared */
    public Overview(
            DeskStore store,
            Agents agents,
            Ledgers ledgers,
            DeskSettings settings,
            Function<String, QueueSettings> queues) {
        this.store = store;
        this.agents = agents;
        this.ledgers = ledgers;
        this.settings = settings;
        this.queues = queues;
    }

    private record InQueue(String name, int waiting, Instant oldest) {}

    public ArrayNode queues() {
        Instant now = store.clock().instant();
        List<Agent> all = agents.all();
        List<InQueue> waiting = waiting();
        Set<String> names = new TreeSet<>(settings.queues().keySet());
        List<String> ordered = new ArrayList<>(settings.queues().keySet());
        waiting.stream().map(InQueue::name).filter(names::add).forEach(ordered::add);
        ArrayNode array = JsonNodeFactory.instance.arrayNode();
        for (String name : ordered) {
            QueueSettings queue = queues.apply(name);
            Optional<InQueue> line =
                    waiting.stream().filter(each -> each.name().equals(name)).findFirst();
            int length = line.map(InQueue::waiting).orElse(0);
            Optional<Duration> estimate = store.ask(sql -> Places.estimate(sql, name, length, now));
            array.addObject()
                    .put("name", name)
                    .put("waiting", length)
                    .put(
                            "agentsOnline",
                            all.stream()
                                    .filter(agent -> agent.isOnline() && queue.isServedBy(agent.login()))
                                    .count())
                    .put(
                            "longestWait",
                            line.map(each ->
                                            Duration.between(each.oldest(), now).toMillis())
                                    .orElse(0L))
                    .put("estimate", estimate.map(Duration::toMillis).orElse(null))
                    .put("open", queue.isOpen(now));
        }
        return array;
    }

    private List<InQueue> waiting() {
        return store.ask(sql -> sql.all(
                row -> new InQueue(row.getString(1), row.getInt(2), Instant.ofEpochMilli(row.getLong(3))), WAITING));
    }

    public ArrayNode agents() {
        ArrayNode array = JsonNodeFactory.instance.arrayNode();
        agents.all().forEach(agent -> array.add(DeskJson.agent(agent, settings.capacity(), served(agent))));
        return array;
    }

    private Collection<String> served(Agent agent) {
        return settings.queues().values().stream()
                .filter(queue -> queue.isServedBy(agent.login()))
                .map(QueueSettings::name)
                .toList();
    }

    /** What WeChat still allows to be sent to whoever has this conversation. */
    public ObjectNode allowance(HandOver handOver) {
        Instant now = store.clock().instant();
        Ledger ledger = store.realm().isHere(handOver.follower())
                ? ledgers.of(handOver.follower())
                : store.database()
                        .find(LEDGER, Keys.of(handOver.follower()), row -> row.getString(1))
                        .map(json -> Json.read(Ledger.class, json))
                        .orElse(Ledger.EMPTY);
        int left = ledger.left(now);
        Instant until =
                ledger.messageUntil().isAfter(ledger.eventUntil()) ? ledger.messageUntil() : ledger.eventUntil();
        return JsonNodeFactory.instance
                .objectNode()
                .put("left", left == Grant.UNLIMITED ? null : Integer.valueOf(left))
                .put("until", left == 0 ? null : Long.valueOf(until.toEpochMilli()))
                .put("unlimited", left == Grant.UNLIMITED);
    }
}
