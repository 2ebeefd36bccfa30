package io.yingda.server.settings;

import java.security.SecureRandom;
import java.util.Optional;

/** Random values that look like the real ones, for secrets nobody has set. */
final class StandIn {

    private static final String HEXADECIMAL = "0123456789abcdef";
    private static final String ALPHANUMERIC = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789";
    private static final SecureRandom RANDOM = new SecureRandom();

    private StandIn() {}

    /** A value of the shape WeChat gives to the account's field of this name; empty where a field has a default. */
    static Optional<String> of(String field) {
        return switch (field) {
            case "appId" -> Optional.of("wx" + random(HEXADECIMAL, 16));
            case "originalId" -> Optional.of("gh_" + random(HEXADECIMAL, 12));
            case "token", "secret" -> Optional.of(random(ALPHANUMERIC, 32));
            case "aesKey" -> Optional.of(random(ALPHANUMERIC, 43));
            default -> Optional.empty();
        };
    }

    private static String random(String alphabet, int length) {
        StringBuilder text = new StringBuilder(length);
        for (int index = 0; index < length; index++) {
            text.append(alphabet.charAt(RANDOM.nextInt(alphabet.length())));
        }
        return text.toString();
    }
}
