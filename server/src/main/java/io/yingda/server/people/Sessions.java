package io.yingda.server.people;

import io.yingda.server.people.PeopleStore.Session;
import io.yingda.server.settings.ConsoleSettings;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;

/** Who is signed in. Blocks; safe for many threads. */
final class Sessions {

    /** Being heard of is written down no more often than this. */
    private static final Duration FRESH = Duration.ofMinutes(1);

    private final PeopleStore store;
    private final ConsoleSettings settings;
    private final InstantSource clock;

    Sessions(PeopleStore store, ConsoleSettings settings, InstantSource clock) {
        this.store = store;
        this.settings = settings;
        this.clock = clock;
    }

    /** The person whose browser has this token; empty when the session is over. */
    Optional<SignedIn> of(String token) {
        Instant now = clock.instant();
        String digest = Tokens.digest(token);
        Optional<Session> session = store.session(digest).filter(found -> holds(found, now));
        session.filter(found -> found.seenAt().plus(FRESH).isBefore(now))
                .ifPresent(found -> store.seen(digest, found.kept().person().id(), now));
        return session.map(found -> new SignedIn(found.kept(), token));
    }

    private boolean holds(Session session, Instant now) {
        return session.begunAt().plus(settings.session()).isAfter(now)
                && session.seenAt().plus(settings.idle()).isAfter(now);
    }

    /** Signs somebody in under a token that nobody knew before. */
    SignedIn begin(KeptPerson kept) {
        Instant now = clock.instant();
        String token = Tokens.fresh();
        store.endOlder(now.minus(settings.session()), now.minus(settings.idle()));
        store.begin(Tokens.digest(token), kept.person().id(), now);
        return new SignedIn(kept, token);
    }

    void end(String token) {
        store.end(Tokens.digest(token));
    }
}
