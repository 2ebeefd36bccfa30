package io.yingda.server.people;

import io.vertx.core.Future;
import io.vertx.core.Handler;
import io.vertx.ext.web.RoutingContext;

/** Stands in front of every route of the console. */
public interface Gate {

    /**
     * A handler that lets a request pass if it comes from a signed-in person with this right, and, where it changes
     * something, from a page of this server. Otherwise it answers 401, 403 or 421 itself. Does not block.
     */
    Handler<RoutingContext> needs(Right right);

    /** Who sent a request that passed. */
    Person person(RoutingContext context);

    /**
     * Whether the person who sent a request that passed is still signed in, and may still do what it asked for: for
     * connections that last. Counts as being heard of. Fails when that cannot be found out at the moment.
     */
    default Future<Boolean> stillPasses(RoutingContext context) {
        return Future.succeededFuture(true);
    }

    /**
     * Records what a person saw or did, for good. Does not block.
     *
     * @param subject identifiers, never what a follower wrote or who it is: it is not erased with the follower
     */
    void did(Person person, Action action, String subject);
}
