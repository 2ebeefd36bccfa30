package io.yingda.server.desk.handover;

import io.yingda.engine.fact.Conversation;
import io.yingda.engine.message.FollowerId;
import io.yingda.engine.message.Inbound;
import io.yingda.server.store.Keys;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What followers think of how they were served. */
public final class Ratings {

    private static final String THANKS = "谢谢您的评价，我们会做得更好。";

    /** A number alone, or with words behind 分 or a comma: “3 件多少钱” is a question. */
    private static final Pattern RATING = Pattern.compile(
            "\\s*([1-5１-５])\\s*(?:[分星颗]\\s*[，,。!！、]?\\s*(.{0,200})|[，,。!！、]\\s*(.{0,200}))?", Pattern.DOTALL);

    private static final String ASKED =
            HandOver.FROM + "WHERE h.follower = ? AND h.state = 2 AND h.rating_until > ? ORDER BY h.id DESC LIMIT 1";
    private static final String RATED =
            "UPDATE hand_over SET stars = ?, word = ?, rating_until = NULL WHERE id = ? AND rating_until > ?";

    private final DeskStore store;

    public Ratings(DeskStore store) {
        this.store = store;
    }

    private record Rating(int stars, String word) {}

    /**
     * Keeps the rating that an inbound is.
     *
     * @param kept the conversation with the bot: a number may be a choice
     * @return what is said to that; empty when it is none
     */
    public Optional<String> rated(Inbound inbound, Conversation kept) {
        FollowerId follower = inbound.header().follower();
        if (!(inbound instanceof Inbound.Text text)
                || kept.isChoosing()
                || !store.followers().contains(follower)) {
            return Optional.empty();
        }
        return rating(text.text()).filter(rating -> keep(follower, rating)).map(rating -> THANKS);
    }

    private boolean keep(FollowerId follower, Rating rating) {
        return store.change(follower, step -> {
            Optional<HandOver> asked = step.sql().first(HandOver::read, ASKED, Keys.of(follower), step.now());
            if (asked.isEmpty() || step.open(follower).isPresent()) {
                return false;
            }
            HandOver handOver = asked.get();
            step.sql().change(RATED, rating.stars(), rating.word(), handOver.id(), step.now());
            step.happened(
                    handOver,
                    null,
                    "粉丝打了 " + rating.stars() + " 分" + (rating.word().isEmpty() ? "" : "：" + rating.word()));
            step.changed(handOver, false);
            return true;
        });
    }

    private static Optional<Rating> rating(String words) {
        Matcher matcher = RATING.matcher(words.strip());
        if (!matcher.matches()) {
            return Optional.empty();
        }
        String word = Optional.ofNullable(matcher.group(2))
                .or(() -> Optional.ofNullable(matcher.group(3)))
                .orElse("");
        return Optional.of(new Rating(Character.digit(matcher.group(1).charAt(0), 10), word.strip()));
    }
}
