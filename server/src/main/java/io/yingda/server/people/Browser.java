package io.yingda.server.people;

import io.vertx.core.http.Cookie;
import io.vertx.core.http.CookieSameSite;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.RoutingContext;
import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What is known of the browser behind a request: its session's token, and where it is. A proxy on this machine or in
 * the same private network is believed what it says about that, nobody else is.
 */
final class Browser {

    static final String COOKIE = "yingda";

    private static final String PATH = "/api";
    private static final Pattern TOKEN = Pattern.compile("[A-Za-z0-9_-]{43}");
    private static final Pattern ADDRESS = Pattern.compile("(?=.*[.:])[0-9a-fA-F:.]{2,45}");
    private static final int IPV6_BYTES = 16;
    /** What one household or machine has of IPv6 addresses. */
    private static final int IPV6_NETWORK_BYTES = 8;

    private final @Nullable URI url;

    /** @param url where browsers reach the console; null where they reach the server itself */
    Browser(@Nullable URI url) {
        this.url = url;
    }

    /** The token of the session; empty when there is none that could be one. */
    static Optional<String> token(RoutingContext context) {
        Cookie cookie = context.request().getCookie(COOKIE);
        return Optional.ofNullable(cookie)
                .map(Cookie::getValue)
                .filter(value -> TOKEN.matcher(value).matches());
    }

    /** Gives the browser a token, for the calls of its pages alone and until it is closed. */
    void remember(RoutingContext context, String token) {
        context.response().addCookie(cookie(context, token));
    }

    void forget(RoutingContext context) {
        context.response().addCookie(cookie(context, "").setMaxAge(0));
    }

    private Cookie cookie(RoutingContext context, String value) {
        return Cookie.cookie(COOKIE, value)
                .setPath(PATH)
                .setHttpOnly(true)
                .setSameSite(CookieSameSite.STRICT)
                .setSecure(isSecure(context.request()));
    }

    private boolean isSecure(HttpServerRequest request) {
        boolean configured = url != null
                && "https".equals(url.getScheme())
                && request.authority() != null
                && url.getHost().equalsIgnoreCase(request.authority().host());
        return configured || request.isSSL() || "https".equalsIgnoreCase(request.getHeader("X-Forwarded-Proto"));
    }

    /** Where the browser is: its address, or of an IPv6 address the network. */
    static String address(RoutingContext context) {
        HttpServerRequest request = context.request();
        String nearest = String.valueOf(request.remoteAddress().hostAddress());
        String forwarded = request.getHeader("X-Forwarded-For");
        if (forwarded != null && isNear(nearest)) {
            String last = forwarded.substring(forwarded.lastIndexOf(',') + 1).strip();
            if (ADDRESS.matcher(last).matches()) {
                return network(last);
            }
        }
        return network(nearest);
    }

    private static boolean isNear(String address) {
        return parsed(address)
                .filter(at -> at.isLoopbackAddress() || at.isSiteLocalAddress())
                .isPresent();
    }

    private static String network(String address) {
        return parsed(address)
                .map(InetAddress::getAddress)
                .filter(bytes -> bytes.length == IPV6_BYTES)
                .map(bytes -> HexFormat.of().formatHex(Arrays.copyOf(bytes, IPV6_NETWORK_BYTES)))
                .orElse(address);
    }

    /** No name is looked up. */
    private static Optional<InetAddress> parsed(String address) {
        try {
            return ADDRESS.matcher(address).matches() ? Optional.of(InetAddress.getByName(address)) : Optional.empty();
        } catch (UnknownHostException malformed) {
            return Optional.empty();
        }
    }
}
