package io.yingda.server.people;

import io.vertx.core.Handler;
import io.vertx.core.http.HttpMethod;
import io.vertx.ext.web.RoutingContext;
import org.jspecify.annotations.Nullable;

/**
 * One route of the console: a line of the {@linkplain Api table} of them.
 *
 * @param path as routers take it, such as {@code /api/people/:id}
 * @param right what a person needs for it; null where nobody needs to be signed in
 * @param limit how many bytes a body may have
 * @param json whether a body must be JSON
 * @param handler must not block; finds the body by {@link Fields#of}, or by {@link #body} where it is not JSON
 */
public record Endpoint(
        HttpMethod method,
        String path,
        @Nullable Right right,
        int limit,
        boolean json,
        Handler<RoutingContext> handler) {

    /** How many bytes of JSON are taken. */
    private static final int USUAL_LIMIT = 64 * 1_024;

    /** One that takes JSON, or nothing. */
    public Endpoint(HttpMethod method, String path, @Nullable Right right, Handler<RoutingContext> handler) {
        this(method, path, right, USUAL_LIMIT, true, handler);
    }

    /** The same for bodies of any kind up to so many bytes. */
    public Endpoint taking(int bytes) {
        return new Endpoint(method, path, right, bytes, false, handler);
    }

    /** The body that came with a request. */
    public static byte[] body(RoutingContext context) {
        return RequestBody.of(context).getBytes();
    }

    boolean changesSomething() {
        return !method.equals(HttpMethod.GET) && !method.equals(HttpMethod.HEAD);
    }
}
