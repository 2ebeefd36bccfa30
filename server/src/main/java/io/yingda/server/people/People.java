package io.yingda.server.people;

import io.yingda.server.settings.Settings;
import io.yingda.server.store.Database;
import io.yingda.server.store.Identifiers;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Those who work with this server, put together: the gate they pass, the routes for them, and the links that begin it all. */
public final class People {

    private final HostGuard guard;
    private final SessionGate gate;
    private final Links links;
    private final List<Endpoint> endpoints;

    People(PeopleStore store, Settings settings, Clock clock) {
        guard = HostGuard.of(settings);
        Sessions sessions = new Sessions(store, settings.console(), clock);
        gate = new SessionGate(guard, sessions, store);
        links = new Links(store, clock);
        Passwords passwords = new Passwords();
        SignIn signIn = new SignIn(store, sessions, passwords, clock);
        Browser browser = new Browser(settings.console().url());
        endpoints = Stream.of(
                        new SessionEndpoints(gate, store, sessions, signIn, passwords, browser).all(),
                        new OwnEndpoints(store, signIn, passwords).all(),
                        new PeopleEndpoints(gate, store, links).all())
                .flatMap(List::stream)
                .toList();
    }

    /** Gone with the process. */
    public static People inMemory(Settings settings, Clock clock) {
        return new People(new MemoryPeople(clock), settings, clock);
    }

    /** Kept in a database. */
    public static People in(Database database, Identifiers identifiers, Settings settings, Clock clock) {
        return new People(new StoredPeople(database, identifiers), settings, clock);
    }

    /** In front of every route for people. */
    public Gate gate() {
        return gate;
    }

    /**
     * The table of all routes for people.
     *
     * @param before what stands in front of them: the {@linkplain #gate() own gate}, or another in its place
     * @param others those of other parts
     */
    public Api api(Gate before, List<Endpoint> others) {
        return new Api(
                before,
                guard,
                Stream.concat(endpoints.stream(), others.stream()).toList());
    }

    /**
     * The path where the first admin is made, in the place of any made before; empty when somebody can administer already.
     * Blocks.
     */
    public Optional<String> firstLink() {
        return links.first();
    }

    /** The path that signs in, once, somebody who serves in a demonstration. Blocks. */
    public String guestLink() {
        return links.guest();
    }
}
