package io.yingda.server.web;

import io.yingda.server.api.AccessTokens;
import io.yingda.server.api.WeChatApi;
import io.yingda.server.delivery.DeliveryListener;
import io.yingda.server.delivery.Ledgers;
import io.yingda.server.delivery.MediaIds;
import io.yingda.server.delivery.Outbox;
import io.yingda.server.delivery.PostOffice;
import io.yingda.server.inbox.Burst;
import io.yingda.server.inbox.TurnListener;
import io.yingda.server.media.MediaLibrary;
import io.yingda.server.media.ReceivedMedia;
import io.yingda.server.settings.Settings;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * What gets replies out and pictures in, for one server.
 *
 * @param received null where nothing that followers send is fetched
 */
record Mail(PostOffice post, @Nullable ReceivedMedia received) implements AutoCloseable {

    /** Puts it together; nothing is sent before the post office is started. */
    static Mail open(Settings settings, Outbox outbox, Ledgers ledgers, AccessTokens tokens, Clock clock) {
        Path home = settings.wechat().home();
        Function<Function<String, Optional<WeChatApi>>, MediaIds> library = apis -> home == null
                ? MediaIds.NONE
                : new MediaLibrary(home.resolve("knowledge-base").resolve("media"), apis, clock);
        PostOffice post = new PostOffice(settings, outbox, ledgers, tokens, library, DeliveryListener.NONE, clock);
        int most = settings.wechat().mediaBytes();
        return new Mail(
                post,
                home == null || most == 0
                        ? null
                        : new ReceivedMedia(home.resolve("data").resolve("media"), post::api, most));
    }

    /** The listener, and what fetches pictures. */
    TurnListener listener(TurnListener other) {
        return received == null ? other : other.and(received);
    }

    /** Which messages share a turn. */
    static Burst burst(Settings settings) {
        return Burst.within(settings.wechat().quiet(), settings.limits().passiveWindow());
    }

    @Override
    public void close() {
        post.close();
        if (received != null) {
            received.close();
        }
    }
}
