package io.yingda.server.people;

import io.vertx.core.Handler;
import io.vertx.core.net.HostAndPort;
import io.vertx.ext.web.RoutingContext;
import io.yingda.server.settings.Settings;
import java.net.URI;
import java.util.HashSet;
import java.util.Locale;
import java.util.Optional;
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
        this(Set.of(host), origins);
    }

    private HostGuard(Set<String> names, Set<String> origins) {
        Set<String> ours = new HashSet<>(Set.of("localhost"));
        names.forEach(name -> ours.add(name.toLowerCase(Locale.ROOT)));
        this.hosts = Set.copyOf(ours);
        this.origins = Set.copyOf(origins);
    }

    /** One that also accepts where the settings say people reach the console. */
    public static HostGuard of(Settings settings) {
        URI url = settings.console().url();
        return url == null
                ? new HostGuard(settings.host(), Set.of())
                : new HostGuard(Set.of(settings.host(), url.getHost()), Set.of(url.toString()));
    }

    @Override
    public void handle(RoutingContext context) {
        refusal(context)
                .ifPresentOrElse(
                        refusal -> context.response()
                                .setStatusCode(refusal.status())
                                .end(refusal.words()),
                        context::next);
    }

    /** Why a request is not answered; empty when it is. */
    Optional<Refusal> refusal(RoutingContext context) {
        HostAndPort asked = context.request().authority();
        if (asked == null || !isOurs(asked.host())) {
            return Optional.of(new Refusal(421, "不接受这个主机名"));
        }
        String origin = context.request().getHeader("Origin");
        if (origin != null && !origins.contains(origin) && !isSame(origin, asked)) {
            return Optional.of(new Refusal(403, "不接受来自其他网站的请求"));
        }
        return Optional.empty();
    }

    private boolean isOurs(String host) {
        String name = host.toLowerCase(Locale.ROOT);
        return hosts.contains(name) || ADDRESS.matcher(name).matches();
    }

    /** Whether a request says that a page of ours sent it, as browsers do where another page could. */
    public boolean isFromOwnPage(RoutingContext context) {
        String origin = context.request().getHeader("Origin");
        HostAndPort asked = context.request().authority();
        return origin != null && (origins.contains(origin) || (asked != null && isSame(origin, asked)));
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
