package io.yingda.server.people;

import java.util.Set;

/**
 * Somebody who works with this server.
 *
 * @param login what the person signs in with
 * @param name as others see it
 * @param roles at least one
 */
public record Person(long id, String login, String name, Set<Role> roles) {

    public Person {
        roles = Set.copyOf(roles);
    }

    public boolean may(Right right) {
        return roles.stream().anyMatch(role -> role.may(right));
    }
}
