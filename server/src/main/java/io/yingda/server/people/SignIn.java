package io.yingda.server.people;

import io.yingda.server.people.PeopleStore.Link;
import io.yingda.server.people.PeopleStore.Purpose;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Finds out who somebody is: by login and password, and a one-time code where the person has that; or by a one-time link. What
 * is wrong is never said, and takes as long whether there is such a login or not. Blocks; safe for many threads.
 */
final class SignIn {

    static final Pattern LOGIN = Pattern.compile("[a-z0-9][a-z0-9._-]{1,31}");

    private static final Duration WHILE = Duration.ofMinutes(15);
    private static final int PER_LOGIN = 10;
    private static final int PER_ADDRESS = 50;

    private final PeopleStore store;
    private final Sessions sessions;
    private final Passwords passwords;
    private final InstantSource clock;
    private final Throttle logins;
    private final Throttle addresses;

    SignIn(PeopleStore store, Sessions sessions, Passwords passwords, InstantSource clock) {
        this.store = store;
        this.sessions = sessions;
        this.passwords = passwords;
        this.clock = clock;
        this.logins = new Throttle(PER_LOGIN, WHILE, clock);
        this.addresses = new Throttle(PER_ADDRESS, WHILE, clock);
    }

    /**
     * Signs in by password.
     *
     * @param code a one-time code; null where none was given
     * @param address where the browser is
     * @throws Refusal with 401, or 429 after too many attempts that failed
     */
    SignedIn byPassword(String login, String password, @Nullable String code, String address) {
        addresses.attempt(address);
        try {
            logins.attempt(login);
        } catch (Refusal tooMany) {
            addresses.takeBack(address);
            throw tooMany;
        }
        Optional<KeptPerson> found = store.byLogin(login);
        boolean right =
                passwords.matches(password, found.map(KeptPerson::password).orElse(null));
        if (found.isEmpty() || !right || !found.get().active()) {
            found.ifPresent(kept -> store.did(kept.person().id(), Action.REFUSED, ""));
            throw new Refusal(401, "登录名或密码不对");
        }
        KeptPerson kept = found.get();
        if (kept.hasCode()) {
            if (code == null) {
                logins.takeBack(login);
                addresses.takeBack(address);
                throw new Refusal(401, "请输入手机上的动态码", Map.of("code", true));
            }
            if (!uses(kept, code)) {
                store.did(kept.person().id(), Action.REFUSED, "code");
                throw new Refusal(401, "动态码不对，或者已经用过", Map.of("code", true));
            }
        }
        logins.forgive(login);
        addresses.takeBack(address);
        return begin(kept, "");
    }

    /** Whether it is the person's code of this moment, and was not used before. */
    boolean uses(KeptPerson kept, String code) {
        String secret = kept.secret();
        if (secret == null) {
            return false;
        }
        OptionalLong step = OneTimeCode.step(secret, code, clock.instant());
        return step.isPresent() && store.useCode(kept.person().id(), step.getAsLong());
    }

    /**
     * Finds out whether somebody signed in knows the own password.
     *
     * @throws Refusal with 400, or 429 after too many attempts that failed
     */
    void confirm(KeptPerson kept, String password) {
        String login = kept.person().login();
        logins.attempt(login);
        if (!passwords.matches(password, kept.password())) {
            throw new Refusal(400, "密码不对");
        }
        logins.forgive(login);
    }

    /** Makes the first admin. */
    SignedIn first(String token, String login, String name, String password) {
        expected(token, Purpose.FIRST);
        checkLogin(login);
        PasswordPolicy.check(password, login);
        if (store.byLogin(login).isPresent()) {
            throw new Refusal(409, "登录名 " + login + " 已经有人用了");
        }
        String kept = passwords.kept(password);
        take(token);
        if (store.hasAdmin()) {
            throw spent();
        }
        Person person = store.add(login, name, Set.of(Role.ADMIN), kept);
        return begin(store.byId(person.id()).orElseThrow(), "first");
    }

    /** Sets the password of whom a link was made for, who needs no one-time code any more. */
    SignedIn welcome(String token, String password) {
        KeptPerson kept = person(expected(token, Purpose.WELCOME));
        PasswordPolicy.check(password, kept.person().login());
        String hash = passwords.kept(password);
        take(token);
        store.setPassword(kept.person().id(), hash, true);
        logins.forgive(kept.person().login());
        return begin(person(new Link(Purpose.WELCOME, kept.person().id())), "link");
    }

    /** Signs in by a link alone. */
    SignedIn enter(String token) {
        KeptPerson kept = person(expected(token, Purpose.ENTER));
        take(token);
        return begin(kept, "link");
    }

    /** Sets another password; all sessions end, and a new one begins. */
    SignedIn change(KeptPerson kept, String old, String fresh) {
        confirm(kept, old);
        PasswordPolicy.check(fresh, kept.person().login());
        store.setPassword(kept.person().id(), passwords.kept(fresh), false);
        store.did(kept.person().id(), Action.PASSWORD, "");
        return begin(person(new Link(Purpose.WELCOME, kept.person().id())), "password");
    }

    static void checkLogin(String login) {
        if (!LOGIN.matcher(login).matches()) {
            throw new Refusal(400, "login 要有 2 到 32 个字符，只用小写字母、数字和 . _ -，以字母或数字开头");
        }
    }

    private SignedIn begin(KeptPerson kept, String how) {
        SignedIn signedIn = sessions.begin(kept);
        store.did(kept.person().id(), Action.SIGNED_IN, how);
        return signedIn;
    }

    private Link expected(String token, Purpose purpose) {
        return store.link(Tokens.digest(token), clock.instant())
                .filter(link -> link.purpose() == purpose)
                .orElseThrow(SignIn::spent);
    }

    private KeptPerson person(Link link) {
        return Optional.ofNullable(link.person())
                .flatMap(store::byId)
                .filter(KeptPerson::active)
                .orElseThrow(SignIn::spent);
    }

    private void take(String token) {
        if (!store.takeLink(Tokens.digest(token), clock.instant())) {
            throw spent();
        }
    }

    private static Refusal spent() {
        return new Refusal(404, "这个链接已经用过，或者过期了");
    }
}
