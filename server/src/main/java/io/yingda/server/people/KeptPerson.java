package io.yingda.server.people;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Everything kept about a person.
 *
 * @param active whether the person may sign in
 * @param password as {@link Passwords} keep it; null before the person chose one
 * @param secret of the one-time codes; null where there never was one
 * @param hasCode whether signing in takes a one-time code
 * @param seenAt when last signed in or heard of, in milliseconds; 0 for never
 */
record KeptPerson(
        Person person,
        boolean active,
        @Nullable String password,
        @Nullable String secret,
        boolean hasCode,
        long seenAt) {

    /** As the person's own page shows it. */
    static Map<String, Object> json(Person person) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("id", String.valueOf(person.id()));
        json.put("login", person.login());
        json.put("name", person.name());
        json.put("roles", person.roles().stream().sorted().map(Role::name).toList());
        json.put("rights", rights(person));
        return json;
    }

    private static List<String> rights(Person person) {
        return Stream.of(Right.values()).filter(person::may).map(Right::name).toList();
    }

    /** As those see it who administer people. */
    Map<String, @Nullable Object> json() {
        Map<String, @Nullable Object> json = new LinkedHashMap<>();
        json.put("id", String.valueOf(person.id()));
        json.put("login", person.login());
        json.put("name", person.name());
        json.put("roles", person.roles().stream().sorted().map(Role::name).toList());
        json.put("active", active);
        json.put("code", hasCode);
        json.put("lastSeen", seenAt == 0 ? null : seenAt);
        return json;
    }

    /** Without what is secret. */
    @Override
    public String toString() {
        return "KeptPerson[" + person.id() + "]";
    }
}
