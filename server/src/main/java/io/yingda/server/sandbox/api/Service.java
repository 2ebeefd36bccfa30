package io.yingda.server.sandbox.api;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * WeChat's own customer service of one account: agents, the followers they talk with, those who wait. A session ends when it
 * is closed, and by itself after 30 minutes.
 */
final class Service {

    static final Duration LONGEST_SESSION = Duration.ofMinutes(30);

    private static final int CAPACITY = 10;
    private static final int MOST_RECORDS = 10_000;

    private final InstantSource clock;
    private final Events events;
    private final Map<String, Agent> agents = new LinkedHashMap<>();
    private final Map<String, Session> sessions = new LinkedHashMap<>();
    private final Map<String, Instant> waiting = new LinkedHashMap<>();
    private final Deque<ServiceRecord> records = new ArrayDeque<>();
    private int lastAgent = 1_000;
    private long lastRecord;

    /** Told when sessions begin and end. */
    interface Events {
        void began(Session session);

        void ended(Session session);

        void switched(Session session, String from);
    }

    Service(InstantSource clock, Events events) {
        this.clock = clock;
        this.events = events;
    }

    Agent add(String account, String nickname) throws Refusal {
        if (agents.containsKey(account)) {
            throw new Refusal(ErrorCode.AGENT_EXISTS);
        }
        Agent agent = new Agent(account, ++lastAgent, nickname, false);
        agents.put(account, agent);
        return agent;
    }

    void put(Agent agent) {
        agents.put(agent.account(), agent);
        if (agent.online()) {
            List.copyOf(waiting.keySet()).forEach(openId -> chosen().ifPresent(free -> begin(openId, free)));
        }
    }

    void remove(String account) throws Refusal {
        agent(account);
        sessionsOf(account).forEach(this::end);
        agents.remove(account);
    }

    Agent agent(String account) throws Refusal {
        return known(account).orElseThrow(() -> new Refusal(ErrorCode.NO_AGENT));
    }

    Optional<Agent> known(String account) {
        return Optional.ofNullable(agents.get(account));
    }

    List<Agent> agents() {
        return List.copyOf(agents.values());
    }

    /** Who talks with this follower now. */
    Optional<Session> session(String openId) {
        expire();
        return Optional.ofNullable(sessions.get(openId));
    }

    List<Session> sessionsOf(String account) {
        expire();
        return sessions.values().stream()
                .filter(session -> session.agent().equals(account))
                .toList();
    }

    /** Who waits, and since when. */
    Map<String, Instant> waiting() {
        return new LinkedHashMap<>(waiting);
    }

    /**
     * A follower is handed over: to the named agent, whether there or not; otherwise to the agent with the fewest sessions;
     * when nobody is free the follower waits.
     */
    void transfer(String openId, @Nullable String named) {
        expire();
        if (sessions.containsKey(openId)) {
            return;
        }
        known(named == null ? "" : named)
                .or(this::chosen)
                .ifPresentOrElse(agent -> begin(openId, agent), () -> waiting.putIfAbsent(openId, clock.instant()));
    }

    /** Refused with 65414 when another agent talks with the follower. */
    void open(String openId, Agent agent) throws Refusal {
        Optional<Session> before = session(openId);
        if (before.isPresent() && !before.get().agent().equals(agent.account())) {
            throw new Refusal(ErrorCode.SERVED_BY_ANOTHER);
        }
        if (before.isEmpty()) {
            begin(openId, agent);
        }
    }

    /** Refused with 65413 when there is no session, with 65414 when it is another agent's. */
    void close(String openId, String agent) throws Refusal {
        Session session = session(openId).orElseThrow(() -> new Refusal(ErrorCode.NO_SESSION));
        if (!session.agent().equals(agent)) {
            throw new Refusal(ErrorCode.SERVED_BY_ANOTHER);
        }
        end(session);
    }

    /** An agent hands a follower to another agent. */
    void hand(String openId, Agent to) throws Refusal {
        Session before = session(openId).orElseThrow(() -> new Refusal(ErrorCode.NO_SESSION));
        Session after = new Session(openId, to.account(), clock.instant());
        sessions.put(openId, after);
        events.switched(after, before.agent());
    }

    /** Ends the sessions that have lasted too long. */
    void expire() {
        Instant now = clock.instant();
        List<Session> over = new ArrayList<>();
        for (Session session : sessions.values()) {
            if (!now.isBefore(session.since().plus(LONGEST_SESSION))) {
                over.add(session);
            }
        }
        over.forEach(this::end);
    }

    /** The follower has gone. */
    void forget(String openId) {
        waiting.remove(openId);
        sessions.remove(openId);
    }

    void record(String openId, String agent, boolean fromAgent, String words) {
        records.addLast(new ServiceRecord(++lastRecord, openId, agent, fromAgent, words, clock.instant()));
        if (records.size() > MOST_RECORDS) {
            records.removeFirst();
        }
    }

    List<ServiceRecord> records() {
        return List.copyOf(records);
    }

    private Optional<Agent> chosen() {
        return agents.values().stream()
                .filter(Agent::online)
                .filter(agent -> load(agent) < CAPACITY)
                .min(Comparator.comparingLong(this::load));
    }

    private long load(Agent agent) {
        return sessions.values().stream()
                .filter(session -> session.agent().equals(agent.account()))
                .count();
    }

    private void begin(String openId, Agent agent) {
        waiting.remove(openId);
        Session session = new Session(openId, agent.account(), clock.instant());
        sessions.put(openId, session);
        events.began(session);
    }

    private void end(Session session) {
        if (sessions.remove(session.openId(), session)) {
            events.ended(session);
        }
    }
}
