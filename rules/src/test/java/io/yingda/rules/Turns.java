package io.yingda.rules;

import io.yingda.engine.article.Article;
import io.yingda.engine.article.Validity;
import io.yingda.engine.fact.Candidate;
import io.yingda.engine.fact.Conversation;
import io.yingda.engine.fact.Desk;
import io.yingda.engine.fact.Facts;
import io.yingda.engine.fact.Follower;
import io.yingda.engine.fact.Kind;
import io.yingda.engine.fact.LookedUp;
import io.yingda.engine.fact.Message;
import io.yingda.engine.fact.Moment;
import io.yingda.engine.fact.Part;
import io.yingda.engine.fact.Thresholds;
import io.yingda.engine.message.FollowerId;
import java.time.Instant;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;

/** Facts of a turn for tests. */
final class Turns {

    private static final Instant NOW = Instant.parse("2026-11-23T02:00:00Z");

    private static final Thresholds THRESHOLDS = new Thresholds(.7, .2, .1);

    private Turns() {}

    static Facts of(String text) {
        return of(text, 0);
    }

    /** @param turns what a rule may look for when no sample must reach it */
    static Facts of(String text, int turns) {
        Conversation conversation = new Conversation(
                turns, 2, "Say", null, "怎么退货", text, List.of(), List.of(), null, Map.of("门店", "徐汇"), null, null, NOW);
        return new Facts(
                new Message(Kind.TEXT, text, text, List.of(text), "", null, false, "退货运费"),
                IntStream.rangeClosed(1, 3).mapToObj(Turns::candidate).toList(),
                List.of(
                        new Part(1, "怎么退货", "", List.of(candidate(1)), THRESHOLDS),
                        new Part(2, "运费呢", "退货运费", List.of(candidate(3)), THRESHOLDS)),
                THRESHOLDS,
                new Follower(new FollowerId("hemiao", "o1"), true, Set.of("VIP"), "zh-Hans", null, NOW),
                conversation,
                new Moment(LocalDateTime.of(2026, 11, 23, 10, 0), true, false, null),
                new Desk(2, 1),
                List.of(LookedUp.ofTexts("orders", Map.of("state", "已发货")), LookedUp.failed("points", "系统繁忙")));
    }

    private static Candidate candidate(int rank) {
        Article article = new Article(
                "article-" + rank,
                "问题 " + rank,
                List.of(),
                "答案",
                List.of(),
                "退换货",
                List.of("退"),
                Set.of(),
                Validity.ALWAYS);
        return new Candidate(rank, article, "问题", .9 / rank, .3, 1, List.of());
    }
}
