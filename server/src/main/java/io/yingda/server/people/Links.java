package io.yingda.server.people;

import io.yingda.server.people.PeopleStore.Purpose;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Optional;
import java.util.Set;

/** Makes one-time links, each a path with a token that is kept nowhere. Blocks. */
final class Links {

    /** How long somebody may take to choose a password. */
    static final Duration WELCOME_TIME = Duration.ofDays(3);

    private static final String GUEST = "demo";
    private static final String GUEST_NAME = "演示座席";

    private final PeopleStore store;
    private final InstantSource clock;

    Links(PeopleStore store, InstantSource clock) {
        this.store = store;
        this.clock = clock;
    }

    /** Where the first admin is made, in the place of any link made before; empty when somebody can administer already. */
    Optional<String> first() {
        if (store.hasAdmin()) {
            store.forgetLinks(Purpose.FIRST);
            return Optional.empty();
        }
        String token = Tokens.fresh();
        store.link(Tokens.digest(token), Purpose.FIRST, null, null);
        return Optional.of("/console/first?token=" + token);
    }

    /** Where a person chooses a password. */
    String welcome(long person) {
        String token = Tokens.fresh();
        store.link(
                Tokens.digest(token), Purpose.WELCOME, person, clock.instant().plus(WELCOME_TIME));
        return welcomePath(token);
    }

    static String welcomePath(String token) {
        return "/console/welcome?token=" + token;
    }

    /** Signs in somebody who serves in a demonstration, and is made when missing. */
    String guest() {
        Set<Role> roles = Set.of(Role.AGENT, Role.SUPERVISOR);
        long person = store.byLogin(GUEST)
                .map(KeptPerson::person)
                .orElseGet(() -> store.add(GUEST, GUEST_NAME, roles, null))
                .id();
        String token = Tokens.fresh();
        store.link(Tokens.digest(token), Purpose.ENTER, person, null);
        return "/api/enter?token=" + token;
    }
}
