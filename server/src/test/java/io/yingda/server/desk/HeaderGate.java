package io.yingda.server.desk;

import io.vertx.core.Handler;
import io.vertx.ext.web.RoutingContext;
import io.yingda.server.people.Action;
import io.yingda.server.people.Gate;
import io.yingda.server.people.Person;
import io.yingda.server.people.Right;
import io.yingda.server.people.Role;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;

/** Believes whatever {@code X-Person} says: number, login, name and role, with commas between. */
final class HeaderGate implements Gate {

    final List<String> done = new CopyOnWriteArrayList<>();

    @Override
    public Handler<RoutingContext> needs(Right right) {
        return context -> {
            String who = context.request().getHeader("X-Person");
            if (who == null) {
                context.response().setStatusCode(401).end();
            } else if (!person(context).may(right)) {
                context.response().setStatusCode(403).end();
            } else {
                context.next();
            }
        };
    }

    @Override
    public Person person(RoutingContext context) {
        String[] parts =
                Objects.requireNonNull(context.request().getHeader("X-Person")).split(",", -1);
        return new Person(
                Long.parseLong(parts[0]), parts[1], parts[1].toUpperCase(Locale.ROOT), Set.of(Role.valueOf(parts[2])));
    }

    @Override
    public void did(Person person, Action action, String subject) {
        done.add(person.login() + ' ' + action.word());
    }
}
