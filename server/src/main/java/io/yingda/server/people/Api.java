package io.yingda.server.people;

import io.vertx.core.Vertx;
import io.vertx.ext.web.Route;
import io.vertx.ext.web.Router;
import java.util.List;

/**
 * The table of the console's routes. Whatever is served under {@code /api/} to people is a line of it, so that no route
 * comes without the right it needs: the {@link Gate} stands in front of each, or the {@link HostGuard} alone where nobody
 * needs to be signed in. Bodies are bounded; what a handler throws is {@linkplain Answers#refuse answered}; what no line
 * names is not found.
 *
 * <p>A part of the server adds its routes as {@link Endpoint}s to the list the server is put together with; a test goes over
 * that list with every role.
 */
public final class Api {

    private final Gate gate;
    private final HostGuard guard;
    private final List<Endpoint> endpoints;

    /** One of these lines, the first that fits being asked. */
    public Api(Gate gate, HostGuard guard, List<Endpoint> endpoints) {
        this.gate = gate;
        this.guard = guard;
        this.endpoints = List.copyOf(endpoints);
    }

    /** All lines. */
    public List<Endpoint> endpoints() {
        return endpoints;
    }

    /** Adds all routes to a router; to be called for each event loop's. */
    public void addTo(Vertx vertx, Router router) {
        for (Endpoint endpoint : endpoints) {
            Route route = router.route(endpoint.method(), endpoint.path());
            if (endpoint.right() == null) {
                route.handler(context -> guard.refusal(context)
                        .ifPresentOrElse(refusal -> Answers.refuse(context, refusal), context::next));
            } else {
                route.handler(gate.needs(endpoint.right()));
            }
            if (endpoint.changesSomething()) {
                route.handler(new RequestBody(endpoint.limit(), endpoint.json()));
            }
            route.handler(context -> {
                try {
                    endpoint.handler().handle(context);
                } catch (Refusal refusal) {
                    Answers.refuse(context, refusal);
                }
            });
            route.failureHandler(context ->
                    Answers.refuse(context, context.failure() == null ? new Refusal(400, "请求不对") : context.failure()));
        }
        router.route("/api/*").last().handler(context -> Answers.refuse(context, new Refusal(404, "没有这个接口")));
    }
}
