package io.yingda.server.desk.agents;

import io.yingda.server.desk.handover.DeskStore;
import io.yingda.server.desk.handover.HandOver;
import io.yingda.server.desk.handover.HandOvers;
import io.yingda.server.desk.handover.Register;
import io.yingda.server.desk.handover.Step.Speaker;
import io.yingda.server.settings.DeskSettings;
import io.yingda.server.settings.QueueSettings;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/**
 * Gives conversations that wait to agents who are free: the most urgent and then the oldest first, each to the agent who had
 * the follower last, otherwise to whoever has least to do. Several nodes may do so at once: a conversation is given once,
 * and nobody gets more than there is room for.
 */
public final class Assignment {

    private final DeskStore store;
    private final Register register;
    private final HandOvers handOvers;
    private final Agents agents;
    private final DeskSettings settings;
    private final Function<String, QueueSettings> queues;

    /** @param queues by name, also those that are not declared */
    public Assignment(
            DeskStore store,
            Register register,
            HandOvers handOvers,
            Agents agents,
            DeskSettings settings,
            Function<String, QueueSettings> queues) {
        this.store = store;
        this.register = register;
        this.handOvers = handOvers;
        this.agents = agents;
        this.settings = settings;
        this.queues = queues;
    }

    /** Gives out what can be given out now; says how many. */
    public int run() {
        List<Agent> online = agents.all().stream().filter(Agent::isOnline).toList();
        if (online.isEmpty()) {
            return 0;
        }
        Map<Long, Integer> open = new HashMap<>();
        online.forEach(agent -> open.put(agent.person(), agent.open()));
        Instant latest = store.clock().instant().minus(settings.assignAfter());
        int given = 0;
        for (HandOver handOver : register.waiting()) {
            if (handOver.since().isAfter(latest)) {
                continue;
            }
            List<Agent> unlucky = new ArrayList<>();
            Optional<Agent> chosen = choose(handOver, online, unlucky, open);
            while (chosen.isPresent() && !give(handOver, chosen.get(), open)) {
                unlucky.add(chosen.get());
                chosen = choose(handOver, online, unlucky, open);
            }
            given += chosen.isPresent() ? 1 : 0;
        }
        return given;
    }

    private Optional<Agent> choose(
            HandOver handOver, List<Agent> online, List<Agent> unlucky, Map<Long, Integer> open) {
        QueueSettings queue = queues.apply(handOver.queue());
        return online.stream()
                .filter(agent -> !unlucky.contains(agent))
                .filter(agent -> queue.isServedBy(agent.login()))
                .filter(agent -> open.getOrDefault(agent.person(), 0) < settings.capacity())
                .min(Comparator.comparing((Agent agent) ->
                                handOver.lastPerson() == null || handOver.lastPerson() != agent.person())
                        .thenComparingInt(agent -> open.getOrDefault(agent.person(), 0))
                        .thenComparingLong(Agent::person));
    }

    /** Whether the conversation needs nobody else: this agent, or somebody, has it. */
    private boolean give(HandOver handOver, Agent agent, Map<Long, Integer> open) {
        return switch (handOvers.assign(
                handOver, new Speaker(agent.person(), agent.login(), agent.name()), settings.capacity())) {
            case GIVEN -> {
                open.merge(agent.person(), 1, Integer::sum);
                yield true;
            }
            case GONE -> true;
            case FULL -> {
                open.put(agent.person(), settings.capacity());
                yield false;
            }
        };
    }
}
