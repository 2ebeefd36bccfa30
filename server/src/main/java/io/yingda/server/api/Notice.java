package io.yingda.server.api;

import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A template or subscription message.
 *
 * @param subscription whether it is a subscription message, which needs the follower's consent for each
 * @param template the template's id
 * @param url where it leads; null when nowhere
 * @param fields what the template's fields say, in order
 */
public record Notice(
        boolean subscription, String template, @Nullable String url, Map<String, String> fields) {
    public Notice {
        fields = new LinkedHashMap<>(fields);
    }
}
