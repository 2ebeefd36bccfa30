package io.yingda.server.sandbox.push;

import io.vertx.core.Future;

/** The wire to the server. A call fails with a {@link java.util.concurrent.TimeoutException} when nothing came in time. */
@FunctionalInterface
public interface Line {

    /** Posts a body; the future fails when no whole answer arrived. */
    Future<Answer> post(String path, String query, String body);

    record Answer(int status, String body) {}
}
