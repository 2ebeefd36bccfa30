package io.yingda.engine.fact;

import io.yingda.engine.message.FollowerId;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.Objects;
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
 * @param member the number in the merchant's member system that the follower has proved to be; empty when there is none
 */
public record Follower(
        FollowerId id,
        boolean newcomer,
        Set<String> tags,
        String language,
        @Nullable String channel,
        Instant firstSeen,
        String member) {

    private static final Duration NEW = Duration.ofDays(1);
    private static final String HIDDEN = "****";
    private static final int SHOWN = 2;

    public Follower {
        tags = Set.copyOf(tags);
        member = Objects.requireNonNullElse(member, ""); // Followers kept before there were members do not have it.
    }

    /** One who is no member. */
    public Follower(
            FollowerId id,
            boolean newcomer,
            Set<String> tags,
            String language,
            @Nullable String channel,
            Instant firstSeen) {
        this(id, newcomer, tags, language, channel, firstSeen, "");
    }

    public static Follower firstSeen(FollowerId id, Instant at) {
        return new Follower(id, true, Set.of(), "zh-Hans", null, at);
    }

    public String account() {
        return id.account();
    }

    /** The same follower looked at later. */
    public Follower asOf(Instant at) {
        return new Follower(id, at.isBefore(firstSeen.plus(NEW)), tags, language, channel, firstSeen, member);
    }

    public Follower writing(String newLanguage) {
        return new Follower(id, newcomer, tags, newLanguage, channel, firstSeen, member);
    }

    public Follower arrivedBy(String scene) {
        return new Follower(id, newcomer, tags, language, scene, firstSeen, member);
    }

    public Follower tagged(Collection<String> more) {
        if (tags.containsAll(more)) {
            return this;
        }
        Set<String> all = new TreeSet<>(tags);
        all.addAll(more);
        return new Follower(id, newcomer, all, language, channel, firstSeen, member);
    }

    /** The same, proved to be this member, or none where it is empty. */
    public Follower being(String otherMember) {
        return new Follower(id, newcomer, tags, language, channel, firstSeen, otherMember);
    }

    /** The member's number as it may be said in a chat: all but its ends hidden; empty when there is none. */
    public String memberShown() {
        int points = member.codePointCount(0, member.length());
        if (points <= 3 * SHOWN) {
            return member.isEmpty() ? "" : HIDDEN;
        }
        return member.substring(0, member.offsetByCodePoints(0, SHOWN))
                + HIDDEN
                + member.substring(member.offsetByCodePoints(0, points - SHOWN));
    }
}
