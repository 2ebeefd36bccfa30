package io.yingda.server.web;

import io.vertx.core.Handler;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.net.HostAndPort;
import io.vertx.core.net.SocketAddress;
import io.vertx.ext.web.RoutingContext;
import java.util.List;
import java.util.regex.Pattern;

/**
 * Lets only those pass who ask from this machine. A proxy on this machine asks for somebody else: what it marks as passed on
 * is refused, and so is a name that is not this machine's own, which a foreign page may have made a browser ask for.
 */
final class LocalOnly implements Handler<RoutingContext> {

    private static final List<String> PASSED_ON = List.of("Forwarded", "X-Forwarded-For", "X-Real-IP", "Via");
    private static final Pattern OWN_NAME = Pattern.compile("localhost|[0-9.]+|\\[?[0-9a-fA-F:.]*:[0-9a-fA-F:.]*]?");

    @Override
    public void handle(RoutingContext context) {
        if (isLocal(context.request())) {
            context.next();
        } else {
            context.response()
                    .setStatusCode(403)
                    .putHeader("Content-Type", "text/plain; charset=utf-8")
                    .end("只有本机能看。要让别的机器也能看，请在 yingda.yaml 里写 server.monitoring: everywhere，并用防火墙限制来源。\n");
        }
    }

    private static boolean isLocal(HttpServerRequest request) {
        HostAndPort asked = request.authority();
        return asked != null
                && OWN_NAME.matcher(asked.host()).matches()
                && PASSED_ON.stream().noneMatch(request.headers()::contains)
                && isThisMachine(request.remoteAddress(), request.localAddress());
    }

    /** A server that listens on one outer address sees this machine come from that address. */
    private static boolean isThisMachine(SocketAddress remote, SocketAddress local) {
        String from = remote.hostAddress();
        return from != null
                && (from.startsWith("127.")
                        || from.equals("0:0:0:0:0:0:0:1")
                        || from.equals("::1")
                        || from.equals(local.hostAddress()));
    }
}
