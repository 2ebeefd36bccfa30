package io.yingda.rules.run;

import io.yingda.engine.article.Article;
import io.yingda.engine.article.Validity;
import io.yingda.engine.fact.Candidate;
import io.yingda.engine.fact.Conversation;
import io.yingda.engine.fact.Desk;
import io.yingda.engine.fact.Evidence;
import io.yingda.engine.fact.Facts;
import io.yingda.engine.fact.Fault;
import io.yingda.engine.fact.Filled;
import io.yingda.engine.fact.Filling;
import io.yingda.engine.fact.Follower;
import io.yingda.engine.fact.Heard;
import io.yingda.engine.fact.Kind;
import io.yingda.engine.fact.LookedUp;
import io.yingda.engine.fact.Message;
import io.yingda.engine.fact.Moment;
import io.yingda.engine.fact.Part;
import io.yingda.engine.fact.Thresholds;
import io.yingda.engine.fact.Value;
import io.yingda.engine.fact.Waiting;
import io.yingda.engine.message.FollowerId;
import io.yingda.engine.message.Option;
import io.yingda.engine.message.Reply;
import java.time.Instant;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** Facts of turns nobody had, made to touch every property: each one absent, each one present, each one large. */
final class SampleFacts {

    private static final Instant THEN = Instant.parse("2026-11-23T02:00:00Z");
    private static final LocalDateTime TIME = LocalDateTime.of(2026, 11, 23, 10, 0);
    private static final Thresholds THRESHOLDS = new Thresholds(.7, .2, .1);
    private static final FollowerId ID = new FollowerId("sample", "sample");
    private static final Conversation BEGUN = Conversation.begun(THEN);
    private static final Conversation BUSY = new Conversation(
            7,
            2,
            "Answer",
            "sample-1",
            "怎么退货",
            "退换货",
            List.of(new Option("怎么退货", "sample-1"), new Option("别的", null)),
            List.of(new Option("退款多久到账", "sample-2")),
            "手机号",
            Map.of("手机号", "13800000000", "门店", ""),
            null,
            null,
            THEN);
    private static final Conversation FILLING = BEGUN.filling(new Filling(
            "表单",
            "手机号",
            "请留一个手机号。",
            List.of(new Filled("门店", "徐汇店", "徐汇店", "徐汇"), Filled.leftOut("照片", "没有")),
            Heard.ELSE,
            2));
    private static final Conversation HANDED_OVER = new Conversation(
            3, 0, "HandOver", null, "", "", List.of(), List.of(), null, Map.of(), new Waiting("售后", THEN), null, THEN);

    private SampleFacts() {}

    static List<Facts> all(Collection<String> words) {
        List<Facts> all = new ArrayList<>();
        for (Kind kind : Kind.values()) {
            for (Conversation conversation : List.of(BEGUN, BUSY, FILLING, HANDED_OVER)) {
                all.add(facts(message(kind, "", "", null), candidates(0), false, conversation, false, List.of()));
                all.add(facts(message(kind, "退货", "KEY", null), candidates(2), true, conversation, true, List.of()));
            }
        }
        for (String word : words) {
            all.add(facts(message(Kind.TEXT, word, "", null), candidates(1), true, BEGUN, true, List.of()));
            all.add(facts(message(Kind.MENU_CLICK, "", word, null), candidates(0), false, BEGUN, true, List.of()));
        }
        for (List<LookedUp> lookedUp : List.of(
                List.of(LookedUp.failed("orders", "系统繁忙")),
                List.of(LookedUp.failed("orders", Fault.TIMEOUT, "超时").awaited()),
                List.of(
                        LookedUp.ofTexts("orders", Map.of()),
                        LookedUp.found("member-points", Map.of("points", new Value.Quantity(0)))))) {
            all.add(facts(message(Kind.TEXT, "订单", "", null), candidates(3), true, BEGUN, true, lookedUp));
        }
        all.add(facts(message(Kind.TEXT, "1", "", "sample-1"), candidates(10), true, BUSY, true, List.of()));
        all.add(facts(message(Kind.TEXT, "长".repeat(600), "", null), candidates(10), false, BUSY, true, List.of()));
        all.add(fullest());
        return all;
    }

    /** As many facts of every kind as a turn may have. */
    static Facts fullest() {
        return facts(
                message(Kind.TEXT, "我想退货，订单号 123456，你们怎么处理", "", null),
                candidates(10),
                true,
                BUSY,
                true,
                List.of(
                        LookedUp.ofTexts("orders", Map.of("number", "1", "state", "已发货")),
                        LookedUp.found("member-points", Map.of("points", new Value.Quantity(1200))),
                        LookedUp.failed("parcel", Fault.NOT_FOUND, "没有").comeLate()));
    }

    /** Words like most: of some length, and without one that any rule waits for. */
    static final String USUAL = "某某某某某某某某某某某某";

    /** As many as the turn of a text has when nothing is looked up and no form is being filled. */
    static Facts ordinary(String words) {
        return facts(message(Kind.TEXT, words, "", null), candidates(10), true, BUSY.filling(null), true, List.of());
    }

    private static Facts facts(
            Message message,
            List<Candidate> candidates,
            boolean known,
            Conversation conversation,
            boolean open,
            List<LookedUp> lookedUp) {
        Follower follower = known
                ? new Follower(ID, false, Set.of("VIP"), "zh-Hans", "store", THEN, "HM10000001")
                : new Follower(ID, true, Set.of(), "en", null, THEN);
        Moment moment = open
                ? new Moment(TIME, true, false, null)
                : new Moment(TIME.withHour(23), false, true, TIME.plusDays(1).withHour(9));
        return new Facts(
                message,
                candidates,
                parts(candidates),
                THRESHOLDS,
                follower,
                conversation,
                moment,
                open ? new Desk(2, 3) : new Desk(0, 0),
                lookedUp);
    }

    private static Message message(Kind kind, String text, String key, @Nullable String picked) {
        List<String> tokens = text.codePoints().mapToObj(Character::toString).toList();
        return new Message(kind, text, text, tokens, key, picked, false, text.length() == 2 ? "退货运费" : "");
    }

    /** A sure part, one that is not, and one nothing was found for: where there is more than one candidate. */
    private static List<Part> parts(List<Candidate> candidates) {
        return candidates.size() < 2
                ? List.of()
                : List.of(
                        new Part(1, "怎么退货", "", candidates, THRESHOLDS),
                        new Part(2, "运费呢", "退货运费", candidates.subList(1, 2), THRESHOLDS),
                        new Part(3, "别的", "", List.of(), THRESHOLDS));
    }

    private static List<Candidate> candidates(int count) {
        return IntStream.rangeClosed(1, count)
                .mapToObj(rank -> {
                    double confidence = .95 / rank;
                    double margin = rank == count ? confidence : confidence - .95 / (rank + 1);
                    List<Evidence> evidence = List.of(new Evidence("sample", 1, .5));
                    return new Candidate(rank, article(rank), "怎么退", confidence, margin, 10.0 / rank, evidence);
                })
                .toList();
    }

    private static Article article(int number) {
        return new Article(
                "sample-" + number,
                number % 2 == 0 ? "" : "怎么退货",
                List.of(),
                "七天内可以退。",
                List.of(new Reply.Text("七天内可以退。")),
                number % 2 == 0 ? "" : "退换货",
                List.of(),
                Set.of(),
                Validity.ALWAYS);
    }
}
