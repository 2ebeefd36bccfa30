package io.yingda.server.fuzz;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.net.URLEncoder;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * One damaged request.
 *
 * @param level where it was damaged
 * @param parameters of the query, before they are escaped
 * @param query as it goes over the wire
 * @param headers whole lines
 * @param delivery how the body goes over the wire
 */
// A case is made, used and thrown away: nobody compares two.
@SuppressWarnings("ArrayRecordComponent")
public record FuzzCase(
        long seed,
        long number,
        Level level,
        String account,
        String method,
        String path,
        Map<String, String> parameters,
        String query,
        List<String> headers,
        byte[] body,
        Delivery delivery) {

    /** Where a request was damaged. */
    public enum Level {
        /** The envelope's bytes, or those of a body in clear. */
        BYTES,
        /** The envelope's elements, the cipher text being good. */
        ENVELOPE,
        /** The message's bytes, encrypted and signed afterwards. */
        MESSAGE,
        /** The message's elements, encrypted and signed afterwards. */
        ELEMENTS,
        /** The same in JSON. */
        JSON,
        /** What is encrypted around the message: length, app id, padding, key. */
        BLOCK,
        /** The parameters of the query. */
        QUERY,
        /** Verification of the URL. */
        ECHO,
        /** The headers. */
        HEADERS,
        /** Method and path. */
        TARGET,
        /** How the body is sent. */
        DELIVERY
    }

    /** How a body goes over the wire. */
    public enum Delivery {
        WHOLE(true),
        /** In small pieces, each sent by itself. */
        SLOW(true),
        CHUNKED(true),
        /** With sizes of chunks that do not fit. */
        BADLY_CHUNKED(false),
        /** Less than was announced, and then the connection's end. */
        TRUNCATED(false),
        /** More than was announced. */
        TOO_LONG(false),
        /** A length that is none. */
        ODD_LENGTH(false),
        /** Both a length and chunks. */
        BOTH(false);

        private final boolean proper;

        Delivery(boolean proper) {
            this.proper = proper;
        }

        /** Whether there is a request that has to be answered. */
        boolean isProper() {
            return proper;
        }
    }

    /** Whether the server must answer it, rather than hang up. */
    boolean isProper() {
        return delivery.isProper() && level != Level.HEADERS && level != Level.TARGET;
    }

    static String escaped(Map<String, String> parameters) {
        return parameters.entrySet().stream()
                .map(each -> each.getKey() + '=' + URLEncoder.encode(each.getValue(), UTF_8))
                .collect(Collectors.joining("&"));
    }

    /** Everything needed to see it again. */
    @Override
    public String toString() {
        return """
                case %d of seed %d: %s, %s
                again: mvn test -pl server -am -Dtest='DoorFuzzTest,EdgeFuzzTest' -Dyingda.fuzz.seed=%d -Dyingda.fuzz.case=%d
                %s %s?%s
                %s
                body, in Base64: %s""".formatted(
                        number,
                        seed,
                        level,
                        delivery,
                        seed,
                        number,
                        method,
                        path,
                        query,
                        String.join("\n", headers),
                        Base64.getEncoder().encodeToString(body));
    }
}
