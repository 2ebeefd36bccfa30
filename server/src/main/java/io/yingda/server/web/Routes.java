package io.yingda.server.web;

import io.vertx.core.Vertx;
import io.vertx.ext.web.Router;

/**
 * A part of the server that answers on paths of its own. Added once to each event loop's router: handlers may be called by
 * several event loops at once and must not block them.
 */
@FunctionalInterface
public interface Routes {
    void addTo(Vertx vertx, Router router);
}
