package io.yingda.server.sandbox;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** What WeChat makes of a passive reply. */
sealed interface Received {

    /** The reply in clear; null where nothing was encrypted or it cannot be read. */
    @Nullable
    String plain();

    /** Shown in the chat. */
    record Shown(Content content, @Nullable String plain) implements Received {}

    /** {@code success} or nothing at all: nothing is shown and nothing repeated. */
    record Nothing() implements Received {
        @Override
        public @Nullable String plain() {
            return null;
        }
    }

    /** A reply WeChat cannot show; the follower reads that the account is out of service. */
    record Malformed(String why, @Nullable String plain) implements Received {}

    static List<Content> contents(Received received) {
        return switch (received) {
            case Shown shown -> List.of(shown.content());
            case Nothing ignored -> List.of();
            case Malformed ignored -> List.of(new Content.Fault(Courier.OUT_OF_SERVICE));
        };
    }
}
