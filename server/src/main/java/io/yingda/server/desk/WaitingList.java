package io.yingda.server.desk;

import io.yingda.engine.decision.Decision;
import io.yingda.engine.fact.Desk;
import io.yingda.engine.fact.Waiting;
import io.yingda.engine.message.Event;
import io.yingda.engine.message.FollowerId;
import io.yingda.engine.turn.HumanDesk;
import io.yingda.engine.turn.OpeningHours;
import io.yingda.engine.turn.Turn;
import io.yingda.server.settings.Settings;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashMap;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The desk without agents' screens: who waits, and what was filed. Agents count as online while the desk's hours are open.
 * A follower leaves the line when the rules take the hand-over back, on unfollowing, or after being silent for as long as
 * makes a conversation start anew. Kept in memory; safe for many threads.
 */
public final class WaitingList implements HumanDesk {

    private static final int TICKETS = 1_000;

    private final OpeningHours hours;
    private final int agents;
    private final Duration idle;
    private final int bound;
    private final Clock clock;
    /** By account; each line in the order in which its people were last heard of. */
    private final Map<String, Map<FollowerId, InLine>> lines = new HashMap<>();

    private final Deque<Ticket> tickets = new ArrayDeque<>();

    public WaitingList(Settings settings, Clock clock) {
        this.hours = settings.hours();
        this.agents = settings.agents();
        this.idle = settings.bot().idle();
        this.bound = settings.limits().followers();
        this.clock = clock;
    }

    @Override
    public synchronized Desk state(String account) {
        Instant now = clock.instant();
        int online = hours.at(now).open() ? agents : 0;
        return new Desk(online, line(account, now).size());
    }

    /** Takes this for what there is: another process, or this one before it ended, has kept it. */
    public synchronized void replace(List<InLine> waiting, List<Ticket> filed) {
        lines.clear();
        tickets.clear();
        waiting.stream()
                .sorted(Comparator.comparing(InLine::lastAt))
                .forEach(each -> lines.computeIfAbsent(each.follower().account(), name -> new LinkedHashMap<>())
                        .put(each.follower(), each));
        filed.forEach(this::file);
    }

    /** Carries out what a turn decided about the desk. */
    public synchronized void keep(Turn turn) {
        FollowerId follower = turn.follower().id();
        if (turn.trace().inbound() instanceof Event.Unfollow) {
            erase(follower);
            return;
        }
        Instant now = turn.trace().at();
        Map<FollowerId, InLine> line = line(follower.account(), now);
        InLine before = line.remove(follower);
        Waiting waiting = turn.conversation().waiting();
        if (waiting != null && (before != null || line.size() < bound)) {
            int priority = turn.decision() instanceof Decision.HandOver handOver ? handOver.priority() : 0;
            line.put(
                    follower,
                    new InLine(
                            follower,
                            waiting.queue(),
                            before == null ? priority : Math.max(before.priority(), priority),
                            before == null ? waiting.since() : before.since(),
                            now));
        }
        if (turn.decision() instanceof Decision.OpenTicket ticket) {
            file(new Ticket(follower, ticket.department(), ticket.fields(), now));
        }
    }

    /** Takes a follower out of the line and forgets the follower's tickets. */
    public synchronized void erase(FollowerId follower) {
        line(follower.account(), clock.instant()).remove(follower);
        tickets.removeIf(ticket -> ticket.follower().equals(follower));
    }

    /** Who waits at this account: higher priority first, then who has waited longest. */
    public synchronized List<InLine> waiting(String account) {
        return line(account, clock.instant()).values().stream()
                .sorted(Comparator.comparingInt(InLine::priority).reversed().thenComparing(InLine::since))
                .toList();
    }

    /** The latest tickets of all accounts, oldest first. */
    public synchronized List<Ticket> tickets() {
        return List.copyOf(tickets);
    }

    private void file(Ticket ticket) {
        if (tickets.size() == TICKETS) {
            tickets.removeFirst();
        }
        tickets.addLast(ticket);
    }

    /** The line of an account, without those who left it by being silent: they are at its head. */
    private Map<FollowerId, InLine> line(String account, Instant now) {
        Map<FollowerId, InLine> line = lines.computeIfAbsent(account, name -> new LinkedHashMap<>());
        Instant oldest = now.minus(idle);
        Iterator<InLine> people = line.values().iterator();
        while (people.hasNext() && people.next().lastAt().isBefore(oldest)) {
            people.remove();
        }
        return line;
    }
}
