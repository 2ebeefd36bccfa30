package io.yingda.server.console;

import io.vertx.core.Handler;
import io.vertx.core.net.HostAndPort;
import io.vertx.ext.web.RoutingContext;
import java.net.URI;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Refuses requests that a foreign page made a browser send. A page can point a name of its own at this machine (DNS
 * rebinding), so that only names of this machine are answered: addresses, {@code localhost}, and the configured host. It
 * can also post across origins, so that a request that names an origin must name one of ours.
 */
public final class HostGuard implements Handler<RoutingContext> {

    private static final Pattern ADDRESS = Pattern.compile("\\d{1,3}(\\.\\d{1,3}){3}|\\[?[0-9a-f:.]*:[0-9a-f:.]*]?");

    private final Set<String> hosts;
    private final Set<String> origins;

    /**
     * @param host a further name that is ours; empty for none
     * @param origins further origins whose pages may ask, such as {@code http://127.0.0.1:8080}
     */
    public HostGuard(String host, Set<String> origins) {
        this.hosts = Set.of("localhost", host.toLowerCase(Locale.ROOT));
        this.origins = Set.copyOf(origins);
    }

    @Override
    public void handle(RoutingContext context) {
        HostAndPort asked = context.request().authority();
        if (asked == null || !isOurs(asked.host())) {
            context.response().setStatusCode(421).end("不接受这个主机名");
            return;
        }
        String origin = context.request().getHeader("Origin");
        if (origin != null && !origins.contains(origin) && !isSame(origin, asked)) {
            context.response().setStatusCode(403).end("不接受来自其他网站的请求");
            return;
        }
        context.next();
    }

    private boolean isOurs(String host) {
        String name = host.toLowerCase(Locale.ROOT);
        return hosts.contains(name) || ADDRESS.matcher(name).matches();
    }

    /** Whether a page of this origin asks the host it came from, under the same name. The scheme may be a proxy's. */
    private static boolean isSame(String origin, HostAndPort asked) {
        @Nullable URI page = parsed(origin);
        if (page == null || page.getHost() == null || !page.getHost().equalsIgnoreCase(bracketed(asked.host()))) {
            return false;
        }
        int usual = "https".equals(page.getScheme()) ? 443 : 80;
        int port = page.getPort() < 0 ? usual : page.getPort();
        return port == (asked.port() < 0 ? usual : asked.port());
    }

    private static String bracketed(String host) {
        return host.contains(":") && !host.startsWith("[") ? '[' + host + ']' : host;
    }

    private static @Nullable URI parsed(String origin) {
        try {
            return URI.create(origin);
        } catch (IllegalArgumentException malformed) {
            return null;
        }
    }
}
