package io.yingda.server.people;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Keeps people, their sessions, links for them, and what they did. All but {@link #did} may block. Safe for many threads. */
interface PeopleStore {

    /** What a one-time link is good for. */
    enum Purpose {
        /** To make the first admin. There is one at most. */
        FIRST,
        /** To choose a password. There is one at most for a person. */
        WELCOME,
        /** To be signed in as somebody. There is one at most for a person. */
        ENTER
    }

    /** Whether anybody can administer. */
    boolean hasAdmin();

    /** Everybody, by login. */
    List<KeptPerson> all();

    Optional<KeptPerson> byLogin(String login);

    Optional<KeptPerson> byId(long id);

    /**
     * Adds a person.
     *
     * @throws Refusal with 409 when somebody has this login
     */
    Person add(String login, String name, Set<Role> roles, @Nullable String password);

    /**
     * Changes name, roles, and whether the person may sign in. Other roles, or none, end the person's sessions.
     *
     * @throws Refusal with 404 when there is no such person, with 409 when nobody would be left to administer; nothing is
     *     changed then
     */
    void change(long id, String name, Set<Role> roles, boolean active);

    /**
     * Sets a password and ends the person's sessions and links.
     *
     * @param forgetsCode whether signing in takes no one-time code any more
     */
    void setPassword(long id, String password, boolean forgetsCode);

    /** Sets the secret of one-time codes; signing in takes none yet, or takes one, or takes none any more where it is null. */
    void setCode(long id, @Nullable String secret, boolean on);

    /** Marks the time step of a one-time code as used; false when it, or a later one, was used before. */
    boolean useCode(long id, long step);

    /** A session of somebody who may sign in. */
    record Session(KeptPerson kept, Instant begunAt, Instant seenAt) {}

    /** Begins a session under the digest of its token. */
    void begin(String digest, long person, Instant now);

    /** The session of this digest; empty when there is none, or its person may not sign in. */
    Optional<Session> session(String digest);

    /** The person was heard of in this session. */
    void seen(String digest, long person, Instant now);

    void end(String digest);

    /** Ends sessions begun or last heard of before these times. */
    void endOlder(Instant begun, Instant seen);

    /**
     * A link that was made.
     *
     * @param person whom it is for; null where there is no such person yet
     */
    record Link(Purpose purpose, @Nullable Long person) {}

    /**
     * Keeps the digest of a link's token in the place of the one before for the same purpose and person.
     *
     * @param until null where it does not end
     */
    void link(String digest, Purpose purpose, @Nullable Long person, @Nullable Instant until);

    /** A link that still holds. */
    Optional<Link> link(String digest, Instant now);

    /** Uses a link up; false when it was used before, or is over. */
    boolean takeLink(String digest, Instant now);

    /** Forgets all links for a purpose. */
    void forgetLinks(Purpose purpose);

    /** Something a person did. */
    record Deed(long id, Instant at, long person, String name, String action, String subject) {}

    /** Records what a person did. Does not block. */
    void did(long person, String action, String subject);

    /** Records what a person did. Does not block. */
    default void did(long person, Action action, String subject) {
        did(person, action.word(), subject);
    }

    /**
     * What was done, latest first.
     *
     * @param before only what has a smaller identifier
     * @param person only this person's; null for everybody's
     * @param action only this; null for everything
     */
    List<Deed> deeds(long before, @Nullable Long person, @Nullable String action, int most);
}
