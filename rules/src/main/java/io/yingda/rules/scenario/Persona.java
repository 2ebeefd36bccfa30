package io.yingda.rules.scenario;

import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What is known of a scenario's follower before the first turn.
 *
 * @param language {@code zh-Hans}, {@code zh-Hant} or {@code en}
 * @param channel the scene that brought the follower; null when none did
 * @param member the member the follower is bound to; empty for none
 */
public record Persona(
        boolean newcomer,
        Set<String> tags,
        String language,
        @Nullable String channel,
        String member) {

    static final Persona ANYBODY = new Persona(false, Set.of(), "zh-Hans", null, "");

    public Persona {
        tags = Set.copyOf(tags);
    }
}
