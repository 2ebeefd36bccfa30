package io.yingda.server.settings;

import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * How WeChat's API is called and what WeChat is known to do.
 *
 * @param api where it is, without a path
 * @param timeout how long one call may take; one that takes longer may have been carried out all the same
 * @param connections how many calls at once
 * @param allowances how many customer-service messages WeChat allows
 * @param attempts how often WeChat pushes the same thing when it gets no answer
 * @param quiet how long a follower must be quiet until what was written in a burst is answered together; zero where every
 *     message is answered for itself
 * @param mediaBytes the largest picture or voice of a follower's that is fetched; 0 where none is
 * @param home the merchant's folder, where pictures for replies lie and those of followers are kept; null where there are
 *     none
 */
public record WeChatSettings(
        URI api,
        Duration timeout,
        int connections,
        Allowances allowances,
        int attempts,
        Duration quiet,
        int mediaBytes,
        @Nullable Path home) {

    public static final WeChatSettings DEFAULT = new WeChatSettings(
            URI.create("https://api.weixin.qq.com"),
            Duration.ofSeconds(10),
            8,
            Allowances.DEFAULT,
            3,
            Duration.ZERO,
            10 * 1024 * 1024,
            null);

    /** An address where nobody answers, for a server that must not call the real WeChat. */
    public static final URI NOWHERE = URI.create("http://127.0.0.1:1");

    /** The same with the API elsewhere. */
    public WeChatSettings at(URI otherApi) {
        return new WeChatSettings(otherApi, timeout, connections, allowances, attempts, quiet, mediaBytes, home);
    }

    /** The same for a merchant whose folder is there. */
    public WeChatSettings in(Path otherHome) {
        return new WeChatSettings(api, timeout, connections, allowances, attempts, quiet, mediaBytes, otherHome);
    }
}
