package io.yingda.server.people;

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

    /** Records what a person saw or did, for good. Does not block. */
    void did(Person person, String action, String subject);
}
