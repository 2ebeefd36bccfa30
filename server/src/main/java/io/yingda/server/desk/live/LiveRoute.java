package io.yingda.server.desk.live;

import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.ServerWebSocket;
import io.vertx.core.json.DecodeException;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.RoutingContext;
import io.yingda.server.people.Endpoint;
import io.yingda.server.people.Gate;
import io.yingda.server.people.HostGuard;
import io.yingda.server.people.Right;
import java.util.function.LongConsumer;

/** {@code /api/desk/live}: the WebSocket by which a page is told what happens, and says that it is there. */
public final class LiveRoute {

    private static final String PATH = "/api/desk/live";
    /** A page that only wants the news, such as that of tickets, says so: whoever has it open is not at the desk. */
    private static final String BESIDE = "beside";

    private static final int MOST_HEARD = 4_096;
    /** Whoever is signed out, or may no longer see the desk, is shown nothing more after this long. */
    private static final long LOOK_MILLIS = 10_000;

    private final Hub hub;
    private final Gate gate;
    private final HostGuard guard;
    private final LongConsumer typing;

    /**
     * @param guard knows our own pages
     * @param typing is told in which conversation somebody writes; does not block
     */
    public LiveRoute(Hub hub, Gate gate, HostGuard guard, LongConsumer typing) {
        this.hub = hub;
        this.gate = gate;
        this.guard = guard;
        this.typing = typing;
    }

    public Endpoint endpoint() {
        return new Endpoint(HttpMethod.GET, PATH, Right.SEE_DESK, this::open);
    }

    private void open(RoutingContext context) {
        if (!context.request().canUpgradeToWebSocket()) {
            context.response().setStatusCode(400).end();
            return;
        }
        if (!guard.isFromOwnPage(context)) {
            context.response().setStatusCode(403).end();
            return;
        }
        boolean present = !context.request().params().contains(BESIDE);
        String after = context.request().getParam("after", "");
        context.request()
                .toWebSocket()
                .onSuccess(socket -> serve(context, new Viewer(gate.person(context), socket, present), socket, after));
    }

    private void serve(RoutingContext context, Viewer viewer, ServerWebSocket socket, String after) {
        long look = context.vertx()
                .setPeriodic(
                        LOOK_MILLIS,
                        now -> gate.stillPasses(context).onSuccess(passes -> {
                            if (!passes) {
                                viewer.signedOut();
                            }
                        }));
        socket.textMessageHandler(text -> heard(viewer, text));
        socket.closeHandler(closed -> {
            context.vertx().cancelTimer(look);
            hub.leave(viewer);
        });
        socket.exceptionHandler(failure -> hub.leave(viewer));
        hub.join(viewer, after);
    }

    private void heard(Viewer viewer, String text) {
        if (text.length() > MOST_HEARD) {
            viewer.close();
            return;
        }
        viewer.heard();
        try {
            said(viewer, new JsonObject(text));
        } catch (DecodeException | ClassCastException malformed) {
            viewer.close();
        }
    }

    private void said(Viewer viewer, JsonObject words) {
        String conversation = words.getString("conversation", "");
        boolean named = conversation.matches("\\d{1,18}");
        switch (words.getString("kind", "")) {
            case "alive" -> viewer.answer();
            case "look" -> hub.look(viewer, named ? Long.parseLong(conversation) : 0, words.getString("after", ""));
            case "typing" -> {
                if (viewer.serves() && named) {
                    hub.typing(viewer, conversation);
                    typing.accept(Long.parseLong(conversation));
                }
            }
            default -> {}
        }
    }
}
