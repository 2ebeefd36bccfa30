package io.yingda.server.sandbox;

import io.yingda.server.sandbox.phone.Content;
import io.yingda.server.sandbox.push.Courier;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What WeChat makes of a passive reply. */
sealed interface Received {

    /** The reply in clear; null where nothing was encrypted or it cannot be read. */
    @Nullable
    String plain();

    /** Shown in the chat. */
    record Shown(Content content, @Nullable String plain) implements Received {}

    /**
     * WeChat's own customer service takes over.
     *
     * @param agent who is wanted; empty for anybody
     */
    record Transfer(String agent, @Nullable String plain) implements Received {

        Content.Notice notice() {
            return new Content.Notice(agent.isEmpty() ? "会话已转给微信客服" : "会话已转给微信客服 " + agent);
        }
    }

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
            case Transfer transfer -> List.of(transfer.notice());
            case Nothing ignored -> List.of();
            case Malformed ignored -> List.of(new Content.Fault(Courier.OUT_OF_SERVICE));
        };
    }
}
