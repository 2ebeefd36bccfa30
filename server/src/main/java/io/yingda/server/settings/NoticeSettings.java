package io.yingda.server.settings;

import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The template or subscription message that tells a follower that a reply waits, once customer-service messages reach the
 * follower no more.
 *
 * @param subscription whether it is a subscription message, which needs the follower's consent
 * @param template the template's id
 * @param url where it leads; null when nowhere
 * @param fields what the template's fields say, in order; {@code {text}} stands for the reply, {@code {time}} for the time
 */
public record NoticeSettings(
        boolean subscription, String template, @Nullable String url, Map<String, String> fields) {
    public NoticeSettings {
        fields = new LinkedHashMap<>(fields);
    }
}
