package io.yingda.engine.turn;

import static org.assertj.core.api.Assertions.assertThat;

import io.yingda.engine.article.Article;
import io.yingda.engine.article.Validity;
import io.yingda.engine.decision.Decision;
import io.yingda.engine.decision.Decisions;
import io.yingda.engine.decision.Proposal;
import io.yingda.engine.decision.RuleBook;
import io.yingda.engine.decision.Verdict;
import io.yingda.engine.fact.Candidate;
import io.yingda.engine.fact.Conversation;
import io.yingda.engine.fact.Desk;
import io.yingda.engine.fact.Facts;
import io.yingda.engine.fact.Follower;
import io.yingda.engine.fact.LookedUp;
import io.yingda.engine.fact.Slot;
import io.yingda.engine.fact.Thresholds;
import io.yingda.engine.fact.Waiting;
import io.yingda.engine.knowledge.Findings;
import io.yingda.engine.knowledge.KnowledgeBase;
import io.yingda.engine.knowledge.Understanding;
import io.yingda.engine.message.Event;
import io.yingda.engine.message.FollowerId;
import io.yingda.engine.message.Header;
import io.yingda.engine.message.Inbound;
import io.yingda.engine.message.Option;
import io.yingda.engine.message.Reply;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class BotTest {

    private static final Instant NOW = Instant.parse("2026-11-23T02:00:00Z");
    private static final FollowerId FOLLOWER = new FollowerId("shop", "oA");
    private static final Article RETURNS = article("returns", "怎么退货", "退换货");
    private static final Article POSTAGE = article("postage", "运费多少", "配送");
    private static final Article REFUNDS = linking("refunds", "returns", "postage", "gone");

    private final List<Facts> seen = new ArrayList<>();
    private final List<Decision.LookUp> lookUps = new ArrayList<>();

    @Test
    void anAnswerShowsTheArticleAndItsTopicBecomesTheConversations() {
        Turn turn = turn(
                begun(),
                text("怎么退货"),
                (facts, decide) -> decide.answer(facts.candidates().getFirst()));

        assertThat(turn.decision()).isEqualTo(new Decision.Answer("returns"));
        assertThat(turn.replies()).containsExactly(new Reply.Text("答：怎么退货"));
        assertThat(turn.conversation().topic()).isEqualTo("退换货");
        assertThat(turn.conversation().lastArticle()).isEqualTo("returns");
        assertThat(turn.conversation().lastDecision()).isEqualTo("Answer");
        assertThat(turn.conversation().turns()).isEqualTo(1);
        assertThat(turn.trace().steps()).extracting(Step::name).containsExactly("understand", "search", "decide");
    }

    @Test
    void whoHasProvedToBeAMemberIsBoundAfterTheTurnUntilUnbound() {
        Turn bound = turn(begun(), text("000001"), (facts, decide) -> {
            decide.bind(" HM10000001 ");
            decide.say("好");
        });
        Turn unbound = turn(begun(), text("解绑"), (facts, decide) -> {
            decide.unbind();
            decide.say("好");
        });

        assertThat(seen.getFirst().follower().member()).isEmpty();
        assertThat(bound.follower().member()).isEqualTo("HM10000001");
        assertThat(bound.forgets()).isFalse();
        assertThat(unbound.notes().of(bound.follower()).member()).isEmpty();
    }

    @Test
    void whoWantsToBeForgottenIsAsNeverSeenBefore() {
        Turn turn = turn(begun(), text("删除"), (facts, decide) -> {
            decide.tag("VIP");
            decide.topic("会员积分");
            decide.forget();
            decide.say("已经删除");
        });

        assertThat(turn.forgets()).isTrue();
        assertThat(turn.replies()).containsExactly(new Reply.Text("已经删除"));
        assertThat(turn.follower()).isEqualTo(Follower.firstSeen(FOLLOWER, NOW));
        assertThat(turn.conversation()).isEqualTo(Conversation.begun(NOW));
    }

    @Test
    void aMenuIsRememberedAndANumberPicksFromIt() {
        Turn offered = turn(begun(), text("退"), (facts, decide) -> decide.offer(facts.candidates()));
        turn(offered.conversation(), text("２"), (facts, decide) -> decide.silence());

        assertThat(offered.conversation().offered())
                .extracting(Option::articleId)
                .containsExactly("returns", "postage");
        assertThat(seen.getLast().message().pickedArticle()).isEqualTo("postage");
        assertThat(seen.getLast().conversation().isChoosing()).isTrue();
    }

    @Test
    void aPickedOptionOfPlainWordsIsReadAsThoseWords() {
        Turn offered = turn(begun(), text("在吗"), (facts, decide) -> decide.offerWords("请选", "怎么退货", "人工"));
        turn(offered.conversation(), text("2"), (facts, decide) -> decide.silence());

        assertThat(seen.getLast().message().text()).isEqualTo("人工");
        assertThat(seen.getLast().message().pickedArticle()).isNull();
    }

    @Test
    void anEventLeavesTheMenuOnTheTableAndWordsClearIt() {
        Conversation choosing = turn(begun(), text("退"), (facts, decide) -> decide.offer(facts.candidates()))
                .conversation();
        Turn scanned = turn(choosing, new Event.Scan(header(), "door", null), (facts, decide) -> decide.silence());
        Turn said = turn(scanned.conversation(), text("你好"), (facts, decide) -> decide.say("您好"));

        assertThat(scanned.conversation().isChoosing()).isTrue();
        assertThat(said.conversation().isChoosing()).isFalse();
    }

    @Test
    void theTextOfALinkInAnAnswerLeadsToItsArticleForTheRestOfTheConversation() {
        Turn answered = turn(begun(), text("退款"), (facts, decide) -> decide.answer("refunds"));
        turn(answered.conversation(), text("「看 POSTAGE」"), (facts, decide) -> decide.silence());
        Turn thanked = turn(answered.conversation(), text("谢谢"), (facts, decide) -> decide.say("不客气"));
        Turn later = turn(thanked.conversation(), text("看postage"), (facts, decide) -> decide.silence());

        assertThat(answered.conversation().isChoosing()).isFalse();
        assertThat(seen.get(1).message().pickedArticle()).isEqualTo("postage");
        assertThat(seen.get(1).message().text()).isEqualTo("「看 postage」");
        assertThat(later.trace().facts().message().pickedArticle()).isEqualTo("postage");
    }

    @Test
    void otherChoicesTakeThePlaceOfLinksAndAQuestionGoesBeforeThem() {
        Conversation linked = turn(begun(), text("退款"), (facts, decide) -> decide.answer("refunds"))
                .conversation();
        Conversation offered = turn(linked, text("退"), (facts, decide) -> decide.offer(facts.candidates()))
                .conversation();
        Conversation asked = turn(linked, text("预约"), (facts, decide) -> decide.ask("store", "哪家？"))
                .conversation();
        turn(asked, text("看returns"), (facts, decide) -> decide.silence());

        assertThat(linked.linked()).hasSize(3);
        assertThat(offered.linked()).isEmpty();
        assertThat(seen.getLast().message().pickedArticle()).isNull();
    }

    @Test
    void anAnswerWithoutLinksLeavesThoseOfTheOneBefore() {
        Conversation linked = turn(begun(), text("退款"), (facts, decide) -> decide.answer("refunds"))
                .conversation();
        Turn plain = turn(linked, text("看returns"), (facts, decide) -> decide.answer("returns"));

        assertThat(plain.conversation().linked()).isEqualTo(linked.linked());
    }

    @Test
    void aLinkToAnArticleThatIsNotServedIsNotFollowed() {
        Conversation linked = turn(begun(), text("退款"), (facts, decide) -> decide.answer("refunds"))
                .conversation();
        turn(linked, text("看gone"), (facts, decide) -> decide.silence());

        assertThat(seen.getLast().message().pickedArticle()).isNull();
        assertThat(seen.getLast().candidates()).isNotEmpty();
    }

    @Test
    void wordsAfterAQuestionFillItsSlot() {
        Turn asked = turn(begun(), text("预约"), (facts, decide) -> decide.ask("store", "哪家门店？"));
        turn(asked.conversation(), text(" 徐汇店 "), (facts, decide) -> decide.silence());

        assertThat(asked.replies()).containsExactly(new Reply.Text("哪家门店？"));
        assertThat(seen.getLast().conversation().slots()).isEqualTo(Map.of("store", "徐汇店"));
        assertThat(seen.getLast().each()).contains(new Slot("store", "徐汇店"));
    }

    @Test
    void aLookUpIsCarriedOutAndTheRulesRunAgainWithItsResult() {
        Turn turn = turn(begun(), text("积分"), (facts, decide) -> {
            if (facts.lookedUp().isEmpty()) {
                decide.lookUp("points", "card", "1");
            } else {
                decide.say("积分 " + facts.lookedUp().getFirst().text("points"));
            }
        });

        assertThat(lookUps).containsExactly(new Decision.LookUp("points", Map.of("card", "1")));
        assertThat(turn.replies()).containsExactly(new Reply.Text("积分 7"));
        assertThat(turn.trace().rounds()).hasSize(2);
    }

    @Test
    void aLateAnswerIsOneMoreTurnOfWhatWasAskedAndLeavesOpenQuestionsOpen() {
        Inbound asked = new Inbound.Text(header(), "我的积分", null);
        Conversation open = turn(begun(), asked, (facts, decide) -> decide.ask("手机号", "请发手机号"))
                .conversation();
        Inbound late = new Event.LateAnswer(header(), asked, "points", Map.of("card", "1"));

        Turn turn = turn(
                open,
                late,
                (facts, decide) ->
                        decide.say("积分 " + facts.lookedUp().getFirst().text("points")));

        assertThat(seen.getLast().message().text()).isEqualTo("我的积分");
        assertThat(turn.replies()).containsExactly(new Reply.Text("积分 7"));
        assertThat(lookUps).containsExactly(new Decision.LookUp("points", Map.of("card", "1")));
        assertThat(turn.conversation().awaiting()).isEqualTo("手机号");
        assertThat(turn.conversation().slots()).isEmpty();
        assertThat(seen.getLast().conversation().awaiting()).isNull();
    }

    @Test
    void aQuestionAskedByALateAnswerDoesNotTakeThePlaceOfOneThatIsOpen() {
        Inbound asked = new Inbound.Text(header(), "我的积分", null);
        Inbound late = new Event.LateAnswer(header(), asked, "points", Map.of("card", "1"));
        Conversation open = turn(begun(), text("预约"), (facts, decide) -> decide.ask("门店", "哪家门店？"))
                .conversation();

        Turn turn = turn(open, late, (facts, decide) -> decide.ask("手机号", "请发手机号"));
        Turn free = turn(begun(), late, (facts, decide) -> decide.ask("手机号", "请发手机号"));

        assertThat(turn.conversation().awaiting()).isEqualTo("门店");
        assertThat(free.conversation().awaiting()).isEqualTo("手机号");
    }

    @Test
    void rulesThatLookUpForEverEndInTheFallback() {
        Turn turn = turn(begun(), text("积分"), (facts, decide) -> decide.lookUp("points"));

        assertThat(turn.replies()).containsExactly(new Reply.Text(BotSettings.DEFAULT.fallback()));
        assertThat(turn.trace().rounds()).hasSize(3);
        assertThat(lookUps).hasSize(2);
    }

    @Test
    void silentRulesEndInTheFallbackForAMessageAndInSilenceForAnEvent() {
        Turn said = turn(begun(), text("嗯"), (facts, decide) -> {});
        Turn happened = turn(begun(), new Event.MenuView(header(), "https://example.com", null), (facts, decide) -> {});

        assertThat(said.replies()).containsExactly(new Reply.Text(BotSettings.DEFAULT.fallback()));
        assertThat(said.conversation().misses()).isEqualTo(1);
        assertThat(happened.replies()).isEmpty();
        assertThat(happened.conversation().misses()).isZero();
    }

    @Test
    void anAnswerOfAnUnknownArticleEndsInTheFallbackAndSaysWhy() {
        Turn turn = turn(begun(), text("退"), (facts, decide) -> decide.answer("gone"));

        assertThat(turn.replies()).containsExactly(new Reply.Text(BotSettings.DEFAULT.fallback()));
        assertThat(turn.trace().failures()).singleElement().asString().contains("gone");
    }

    @Test
    void missesAddUpAndAnAnswerClearsThem() {
        Turn first = turn(begun(), text("啊"), BotTest::rephrase);
        Turn second = turn(first.conversation(), text("啊啊"), BotTest::rephrase);
        Turn third = turn(second.conversation(), text("退货"), (facts, decide) -> decide.answer("returns"));

        assertThat(second.conversation().misses()).isEqualTo(2);
        assertThat(third.conversation().misses()).isZero();
    }

    @Test
    void aHandOverWaitsUntilItIsReleased() {
        Turn handed = turn(begun(), text("人工"), (facts, decide) -> decide.handOver("售后", "这就为您转接"));
        Turn waited = turn(handed.conversation(), text("在吗"), (facts, decide) -> decide.say("在排队"));
        Turn released = turn(waited.conversation(), text("算了"), (facts, decide) -> {
            decide.release();
            decide.say("好的");
        });

        assertThat(handed.replies()).containsExactly(new Reply.Text("这就为您转接"));
        assertThat(waited.conversation().isHandedOver()).isTrue();
        assertThat(released.conversation().isHandedOver()).isFalse();
    }

    @Test
    void aConversationLeftAloneStartsAnew() {
        Conversation old = turn(begun(), text("怎么退货"), (facts, decide) -> decide.answer("returns"))
                .conversation();
        Instant later = NOW.plus(BotSettings.DEFAULT.idle()).plus(Duration.ofSeconds(1));
        bot(BotTest::rephrase, later).turn(old, Follower.firstSeen(FOLLOWER, NOW), text("在吗"));

        assertThat(seen.getLast().conversation().turns()).isZero();
    }

    @Test
    void whoWaitsForAHumanKeepsThePlaceHoweverLongItTakes() {
        Conversation old = turn(begun(), text("人工"), (facts, decide) -> decide.handOver("售后", "好"))
                .conversation();
        Instant later = NOW.plus(BotSettings.DEFAULT.idle()).plus(Duration.ofSeconds(1));
        bot(BotTest::rephrase, later).turn(old, Follower.firstSeen(FOLLOWER, NOW), text("在吗"));

        assertThat(seen.getLast().conversation().isHandedOver()).isTrue();
    }

    @Test
    void noRuleIsAskedWhileAnAgentHasTheConversation() {
        Conversation served = begun().handedOver(new Waiting("售后", NOW, 0, "丽丽"));
        Turn turn = turn(served, text("怎么退货"), (facts, decide) -> decide.answer("returns"));

        assertThat(seen).isEmpty();
        assertThat(turn.replies()).isEmpty();
        assertThat(turn.trace().facts().candidates()).isNotEmpty();
        assertThat(turn.conversation().isWithAgent()).isTrue();
    }

    @Test
    void aConversationGivenBackBeginsWithoutMisses() {
        Conversation missed = turn(begun(), text("？"), (facts, decide) -> {
                    decide.handOver("售后", "好");
                    decide.miss();
                })
                .conversation();

        assertThat(missed.misses()).isEqualTo(1);
        assertThat(missed.handedOver(null).misses()).isZero();
    }

    @Test
    void notesTagTheFollowerAndAppendToTheReply() {
        Turn turn = turn(begun(), text("怎么退货"), (facts, decide) -> {
            decide.answer("returns");
            decide.append("客服已下班");
            decide.tag("VIP");
        });

        assertThat(turn.replies()).containsExactly(new Reply.Text("答：怎么退货\n\n客服已下班"));
        assertThat(turn.follower().tags()).containsExactly("VIP");
    }

    @Test
    void theSceneOfAQrCodeIsKeptAsTheChannel() {
        Turn turn = turn(begun(), new Event.Follow(header(), "door", "t"), (facts, decide) -> decide.say("欢迎"));

        assertThat(turn.follower().channel()).isEqualTo("door");
        assertThat(seen.getLast().message().key()).isEqualTo("door");
    }

    @Test
    void nobodyWhoUnfollowedIsWrittenTo() {
        Turn turn = turn(begun(), new Event.Unfollow(header()), (facts, decide) -> decide.say("别走"));

        assertThat(turn.replies()).isEmpty();
    }

    @Test
    void aVoiceIsReadByItsRecognition() {
        turn(begun(), new Inbound.Voice(header(), "m", "amr", null, "怎么退货"), (facts, decide) -> decide.silence());

        assertThat(seen.getLast().message().text()).isEqualTo("怎么退货");
        assertThat(seen.getLast().candidates()).isNotEmpty();
    }

    private static void rephrase(Facts facts, Decisions decide) {
        decide.miss();
        decide.say("请换个说法");
    }

    private Turn turn(Conversation before, Inbound inbound, BiConsumer<Facts, Decisions> rules) {
        return bot(rules, NOW).turn(before, Follower.firstSeen(FOLLOWER, NOW), inbound);
    }

    private Bot bot(BiConsumer<Facts, Decisions> rules, Instant now) {
        RuleBook book = facts -> {
            seen.add(facts);
            Decisions decisions = new Decisions();
            decisions.firing("规则", 0);
            rules.accept(facts, decisions);
            Decision decision = decisions.winner().map(Proposal::decision).orElse(null);
            return new Verdict(decision, decisions.notes(), List.of("规则"), decisions.proposals(), "", "1");
        };
        ZoneId zone = ZoneId.of("Asia/Shanghai");
        return new Bot(
                new TwoArticles(),
                book,
                (follower, lookUp) -> {
                    lookUps.add(lookUp);
                    return LookedUp.ofTexts(lookUp.operation(), Map.of("points", "7"));
                },
                account -> new Desk(1, 0),
                OpeningHours.daily(zone, LocalTime.of(9, 0), LocalTime.of(21, 0)),
                BotSettings.DEFAULT,
                Clock.fixed(now, zone));
    }

    private static Conversation begun() {
        return Conversation.begun(NOW);
    }

    private static Header header() {
        return new Header(FOLLOWER, "gh_1", NOW, "k");
    }

    private static Inbound text(String words) {
        return new Inbound.Text(header(), words, null);
    }

    private static Article article(String id, String question, String category) {
        List<Reply> replies = List.of(new Reply.Text("答：" + question));
        return new Article(
                id, question, List.of(), "答：" + question, replies, category, List.of(), Set.of(), Validity.ALWAYS);
    }

    private static Article linking(String id, String... links) {
        return new Article(
                id,
                id,
                List.of(),
                id,
                List.of(new Reply.Text(id)),
                "",
                List.of(),
                Set.of(),
                Validity.ALWAYS,
                Stream.of(links).map(link -> new Option("看" + link, link)).toList());
    }

    /** Finds both articles for any words, the first one surely. */
    private static final class TwoArticles implements KnowledgeBase {
        @Override
        public Understanding understand(String account, String words) {
            String folded = words.strip().toLowerCase(Locale.ROOT).replace('２', '2');
            return new Understanding(account, words, folded, List.of(), "zh-Hans");
        }

        @Override
        public Findings search(Understanding question, LocalDate day, int limit) {
            return new Findings(
                    List.of(
                            new Candidate(1, RETURNS, "怎么退货", .9, .6, 2, List.of()),
                            new Candidate(2, POSTAGE, "运费多少", .3, .3, 1, List.of())),
                    new Thresholds(.7, .2, .1),
                    "1");
        }

        @Override
        public Optional<Article> article(String id) {
            return Optional.ofNullable(Map.of("returns", RETURNS, "postage", POSTAGE, "refunds", REFUNDS)
                    .get(id));
        }
    }
}
