package io.yingda.server.people;

import io.yingda.server.store.Identifiers;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** People in memory, gone with the process; of what they did only the latest. */
final class MemoryPeople implements PeopleStore {

    private static final int MOST_DEEDS = 10_000;

    private final Identifiers identifiers;
    private final Map<Long, KeptPerson> people = new HashMap<>();
    private final Map<Long, Long> steps = new HashMap<>();
    private final Map<String, Open> sessions = new HashMap<>();
    private final Map<String, Made> links = new HashMap<>();
    /** Latest first. */
    private final Deque<Deed> deeds = new ArrayDeque<>();

    private record Open(long person, Instant begunAt, Instant seenAt) {}

    private record Made(Link link, @Nullable Instant until) {
        boolean holds(Instant now) {
            return until == null || until.isAfter(now);
        }
    }

    MemoryPeople(Clock clock) {
        identifiers = new Identifiers(clock, 0, 0);
    }

    @Override
    public synchronized boolean hasAdmin() {
        return people.values().stream().anyMatch(kept -> kept.person().roles().contains(Role.ADMIN));
    }

    @Override
    public synchronized List<KeptPerson> all() {
        return people.values().stream()
                .sorted(Comparator.comparing(kept -> kept.person().login()))
                .toList();
    }

    @Override
    public synchronized Optional<KeptPerson> byLogin(String login) {
        return people.values().stream()
                .filter(kept -> kept.person().login().equals(login))
                .findFirst();
    }

    @Override
    public synchronized Optional<KeptPerson> byId(long id) {
        return Optional.ofNullable(people.get(id));
    }

    @Override
    public synchronized Person add(String login, String name, Set<Role> roles, @Nullable String password) {
        if (byLogin(login).isPresent()) {
            throw new Refusal(409, "登录名 " + login + " 已经有人用了");
        }
        Person person = new Person(identifiers.next(), login, name, roles);
        people.put(person.id(), new KeptPerson(person, true, password, null, false, 0));
        return person;
    }

    @Override
    public synchronized void change(long id, String name, Set<Role> roles, boolean active) {
        KeptPerson before = byId(id).orElseThrow(() -> new Refusal(404, "没有这个人"));
        Person person = new Person(id, before.person().login(), name, roles);
        KeptPerson after =
                new KeptPerson(person, active, before.password(), before.secret(), before.hasCode(), before.seenAt());
        people.put(id, after);
        if (before.person().roles().equals(roles) && before.active() == active) {
            return;
        }
        if (people.values().stream().noneMatch(MemoryPeople::administers)) {
            people.put(id, before);
            throw new Refusal(409, "至少要留一位能登录的管理员");
        }
        endAll(id);
    }

    private static boolean administers(KeptPerson kept) {
        return kept.active() && kept.password() != null && kept.person().roles().contains(Role.ADMIN);
    }

    private void endAll(long id) {
        sessions.values().removeIf(open -> open.person() == id);
    }

    @Override
    public synchronized void setPassword(long id, String password, boolean forgetsCode) {
        people.computeIfPresent(
                id,
                (same, kept) -> new KeptPerson(
                        kept.person(),
                        kept.active(),
                        password,
                        forgetsCode ? null : kept.secret(),
                        !forgetsCode && kept.hasCode(),
                        kept.seenAt()));
        endAll(id);
        links.values().removeIf(made -> Objects.equals(made.link().person(), id));
    }

    @Override
    public synchronized void setCode(long id, @Nullable String secret, boolean on) {
        people.computeIfPresent(
                id,
                (same, kept) ->
                        new KeptPerson(kept.person(), kept.active(), kept.password(), secret, on, kept.seenAt()));
    }

    @Override
    public synchronized boolean useCode(long id, long step) {
        if (steps.getOrDefault(id, 0L) >= step) {
            return false;
        }
        steps.put(id, step);
        return true;
    }

    @Override
    public synchronized void begin(String digest, long person, Instant now) {
        sessions.put(digest, new Open(person, now, now));
        seenPerson(person, now);
    }

    private void seenPerson(long person, Instant now) {
        people.computeIfPresent(
                person,
                (same, kept) -> new KeptPerson(
                        kept.person(),
                        kept.active(),
                        kept.password(),
                        kept.secret(),
                        kept.hasCode(),
                        now.toEpochMilli()));
    }

    @Override
    public synchronized Optional<Session> session(String digest) {
        return Optional.ofNullable(sessions.get(digest))
                .flatMap(open -> byId(open.person())
                        .filter(KeptPerson::active)
                        .map(kept -> new Session(kept, open.begunAt(), open.seenAt())));
    }

    @Override
    public synchronized void seen(String digest, long person, Instant now) {
        sessions.computeIfPresent(digest, (same, open) -> new Open(open.person(), open.begunAt(), now));
        seenPerson(person, now);
    }

    @Override
    public synchronized void end(String digest) {
        sessions.remove(digest);
    }

    @Override
    public synchronized void endOlder(Instant begun, Instant seen) {
        sessions.values()
                .removeIf(
                        open -> open.begunAt().isBefore(begun) || open.seenAt().isBefore(seen));
    }

    @Override
    public synchronized void link(String digest, Purpose purpose, @Nullable Long person, @Nullable Instant until) {
        Link link = new Link(purpose, person);
        links.values().removeIf(made -> made.link().equals(link));
        links.put(digest, new Made(link, until));
    }

    @Override
    public synchronized Optional<Link> link(String digest, Instant now) {
        return Optional.ofNullable(links.get(digest))
                .filter(made -> made.holds(now))
                .map(Made::link);
    }

    @Override
    public synchronized boolean takeLink(String digest, Instant now) {
        Made made = links.get(digest);
        return made != null && made.holds(now) && links.remove(digest, made);
    }

    @Override
    public synchronized void forgetLinks(Purpose purpose) {
        links.values().removeIf(made -> made.link().purpose() == purpose);
    }

    @Override
    public synchronized void did(long person, String action, String subject) {
        long id = identifiers.next();
        deeds.addFirst(new Deed(id, Identifiers.time(id), person, "", action, subject));
        if (deeds.size() > MOST_DEEDS) {
            deeds.removeLast();
        }
    }

    @Override
    public synchronized List<Deed> deeds(long before, @Nullable Long person, @Nullable String action, int most) {
        return deeds.stream()
                .filter(deed -> deed.id() < before)
                .filter(deed -> person == null || deed.person() == person)
                .filter(deed -> action == null || deed.action().equals(action))
                .limit(most)
                .map(deed -> new Deed(
                        deed.id(), deed.at(), deed.person(), name(deed.person()), deed.action(), deed.subject()))
                .toList();
    }

    private String name(long person) {
        return byId(person).map(kept -> kept.person().name()).orElse("");
    }
}
