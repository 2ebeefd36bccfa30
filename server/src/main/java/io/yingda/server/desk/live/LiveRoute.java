package io.yingda.server.desk.live;

import io.vertx.core.http.ServerWebSocket;
import io.vertx.core.json.DecodeException;
import io.vertx.core.json.JsonObject;
import io.vertx.core.net.HostAndPort;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import io.yingda.server.people.Gate;
import io.yingda.server.people.Right;
import java.net.URI;
import java.util.function.LongConsumer;
import org.jspecify.annotations.Nullable;

/** {@code /api/desk/live}: the WebSocket by which a page is told what happens, and says that it is there. */
public final class LiveRoute {

    private static final String PATH = "/api/desk/live";
    private static final int MOST_HEARD = 4_096;

    private final Hub hub;
    private final Gate gate;
    private final LongConsumer typing;

    /** @param typing is told in which conversation somebody writes; does not block */
    public LiveRoute(Hub hub, Gate gate, LongConsumer typing) {
        this.hub = hub;
        this.gate = gate;
        this.typing = typing;
    }

    public void addTo(Router router) {
        router.get(PATH)
                .handler(context -> {
                    // Whoever decides may take a moment: nothing of the socket may be read before.
                    context.request().pause();
                    context.next();
                })
                .handler(gate.needs(Right.SEE_DESK))
                .handler(this::open);
    }

    private void open(RoutingContext context) {
        if (!isOurs(context.request().getHeader("Origin"), context.request().authority())) {
            context.response().setStatusCode(403).end();
            return;
        }
        String after = context.request().getParam("after", "");
        context.request()
                .toWebSocket()
                .onSuccess(socket -> serve(new Viewer(gate.person(context), socket), socket, after));
    }

    private void serve(Viewer viewer, ServerWebSocket socket, String after) {
        socket.textMessageHandler(text -> heard(viewer, text));
        socket.closeHandler(closed -> hub.leave(viewer));
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
            JsonObject said = new JsonObject(text);
            String conversation = said.getString("conversation", "");
            if ("typing".equals(said.getString("kind")) && viewer.serves() && conversation.matches("\\d{1,18}")) {
                hub.typing(viewer, conversation);
                typing.accept(Long.parseLong(conversation));
            }
        } catch (DecodeException | ClassCastException malformed) {
            viewer.close();
        }
    }

    /** Whether a page of this origin belongs to the host it asked for. The scheme may be a proxy's. */
    static boolean isOurs(@Nullable String origin, @Nullable HostAndPort asked) {
        if (origin == null || asked == null) {
            return false;
        }
        try {
            URI page = URI.create(origin);
            int usual = "https".equals(page.getScheme()) ? 443 : 80;
            int port = page.getPort() < 0 ? usual : page.getPort();
            String host = asked.host().contains(":") && !asked.host().startsWith("[")
                    ? '[' + asked.host() + ']'
                    : asked.host();
            return host.equalsIgnoreCase(page.getHost()) && port == (asked.port() < 0 ? usual : asked.port());
        } catch (IllegalArgumentException malformed) {
            return false;
        }
    }
}
