package io.yingda.engine.fact;

import io.yingda.engine.message.FollowerId;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * What is known of the follower.
 *
 * @param id who
 * @param newcomer whether first seen less than a day ago
 * @param tags the merchant's words for this follower, such as {@code VIP}
 * @param language {@code zh-Hans}, {@code zh-Hant} or {@code en}: the script last written
 * @param channel the scene of the QR code that brought the follower; null when none did
 * @param firstSeen when the first inbound arrived
 */
public record Follower(
        FollowerId id,
        boolean newcomer,
        Set<String> tags,
        String language,
        @Nullable String channel,
        Instant firstSeen) {

    private static final Duration NEW = Duration.ofDays(1);

    public Follower {
        tags = Set.copyOf(tags);
    }

    public static Follower firstSeen(FollowerId id, Instant at) {
        return new Follower(id, true, Set.of(), "zh-Hans", null, at);
    }

    public String account() {
        return id.account();
    }

    /** The same follower looked at later. */
    public Follower asOf(Instant at) {
        return new Follower(id, at.isBefore(firstSeen.plus(NEW)), tags, language, channel, firstSeen);
    }

    public Follower writing(String newLanguage) {
        return new Follower(id, newcomer, tags, newLanguage, channel, firstSeen);
    }

    public Follower arrivedBy(String scene) {
        return new Follower(id, newcomer, tags, language, scene, firstSeen);
    }

    public Follower tagged(Collection<String> more) {
        if (tags.containsAll(more)) {
            return this;
        }
        Set<String> all = new TreeSet<>(tags);
        all.addAll(more);
        return new Follower(id, newcomer, all, language, channel, firstSeen);
    }
}
