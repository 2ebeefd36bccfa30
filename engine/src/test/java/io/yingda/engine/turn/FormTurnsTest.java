package io.yingda.engine.turn;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.InstanceOfAssertFactories.type;

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
import io.yingda.engine.fact.Filled;
import io.yingda.engine.fact.Filling;
import io.yingda.engine.fact.Follower;
import io.yingda.engine.fact.Heard;
import io.yingda.engine.fact.LookedUp;
import io.yingda.engine.fact.Thresholds;
import io.yingda.engine.fact.Waiting;
import io.yingda.engine.form.Ending;
import io.yingda.engine.form.Form;
import io.yingda.engine.form.FormSlot;
import io.yingda.engine.form.Forms;
import io.yingda.engine.form.Progress;
import io.yingda.engine.form.SlotType;
import io.yingda.engine.knowledge.Findings;
import io.yingda.engine.knowledge.KnowledgeBase;
import io.yingda.engine.knowledge.Understanding;
import io.yingda.engine.message.Event;
import io.yingda.engine.message.FollowerId;
import io.yingda.engine.message.Header;
import io.yingda.engine.message.Inbound;
import io.yingda.engine.message.Reply;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Whole conversations with a form in them. */
class FormTurnsTest {

    private static final Instant NOW = Instant.parse("2026-11-30T02:00:00Z");
    private static final FollowerId FOLLOWER = new FollowerId("shop", "oA");
    private static final Map<String, List<String>> STORES = new LinkedHashMap<>();

    static {
        STORES.put("上海徐汇店", List.of("徐汇"));
        STORES.put("上海浦东店", List.of("浦东"));
    }

    private static final FormSlot STORE = slot("门店", SlotType.CHOICE, "哪家店？", false, null, STORES);
    private static final FormSlot DAY = slot("日期", SlotType.DATE, "{{门店}}哪天？", false, null, Map.of());
    private static final FormSlot PHONE = slot("手机号", SlotType.PHONE, "手机号？", false, null, Map.of());
    private static final FormSlot PHOTO = slot("照片", SlotType.PHOTO, "有照片吗？没有回复“跳过”。", true, null, Map.of());
    private static final FormSlot NUMBER =
            slot("单号", SlotType.ORDER, "单号？", false, Pattern.compile("20[0-9]{9}"), Map.of());
    private static final FormSlot THING = slot("物品", SlotType.TEXT, "丢了什么？", false, null, Map.of());

    private static final Form VISIT = new Form(
            "预约",
            List.of(STORE, DAY, PHONE, PHOTO),
            "{{门店}}，{{日期}}，{{手机号}}，对吗？",
            "好的，不约了。",
            new Ending.Ticket("门店服务", "约好了，{{日期}}见。"),
            Duration.ofMinutes(30));
    private static final Form TRACK = new Form(
            "查订单",
            List.of(NUMBER),
            "",
            "好的。",
            new Ending.LookUp("order-status", Map.of("number", "单号")),
            Duration.ofMinutes(10));
    private static final Form LOST =
            new Form("遗失", List.of(THING), "", "好的。", new Ending.Say("记下了：{{物品}}"), Duration.ofHours(2));

    private static final Form COMPLAINT = new Form(
            "投诉", List.of(PHONE), "", "好的。", new Ending.HandOver("投诉", 3, "专员马上来。", ""), Duration.ofMinutes(30));

    private final List<Decision.LookUp> lookUps = new ArrayList<>();
    private Conversation conversation = Conversation.begun(NOW);
    private Instant now = NOW;
    private int agents = 1;

    @Test
    void asksForOneSlotAfterTheOtherAndEndsInATicketOnceConfirmed() {
        assertThat(says("我要预约")).isEqualTo("哪家店？\n1. 上海徐汇店\n2. 上海浦东店");
        assertThat(says("1")).isEqualTo("上海徐汇店哪天？");
        assertThat(says("下周三")).isEqualTo("手机号？");
        assertThat(says("138 0000 0000")).contains("有照片吗");
        assertThat(says("跳过")).isEqualTo("上海徐汇店，12月9日（周三），13800000000，对吗？");

        Turn last = turn(text("对的"));

        assertThat(last.decision())
                .isEqualTo(new Decision.OpenTicket(
                        "门店服务",
                        Map.of("事项", "预约", "门店", "上海徐汇店", "日期", "12月9日（周三）", "手机号", "13800000000"),
                        "约好了，12月9日（周三）见。"));
        assertThat(last.conversation().filling()).isNull();
        assertThat(last.conversation().awaiting()).isNull();
        assertThat(last.conversation().slots()).containsEntry("门店", "上海徐汇店");
    }

    @Test
    void doesNotAskForWhatTheFirstSentenceTells() {
        Turn turn = turn(text("我要预约明天去徐汇店"));

        assertThat(shown(turn)).isEqualTo("手机号？");
        assertThat(filling().told()).containsOnly(Map.entry("门店", "上海徐汇店"), Map.entry("日期", "12月1日（周二）"));
        assertThat(turn.trace().forms())
                .containsExactly(new Progress(
                        "预约",
                        Progress.Move.BEGUN,
                        List.of(
                                new Filled("门店", "上海徐汇店", "上海徐汇店", "徐汇"),
                                new Filled("日期", "2026-12-01", "12月1日（周二）", "明天")),
                        "手机号"));
    }

    @Test
    void takesTheOtherSlotsAnAnswerTells() {
        says("我要预约");

        assertThat(says("浦东，后天，电话13800000000")).contains("有照片吗");
        assertThat(filling().told()).containsKeys("门店", "日期", "手机号");
    }

    @Test
    void aFormThatIsFullAtOnceLooksUpWithoutAskingAndTheRulesSayWhatCameOfIt() {
        assertThat(says("查一下订单20261120001到哪了")).isEqualTo("查到了");

        assertThat(lookUps).containsExactly(new Decision.LookUp("order-status", Map.of("number", "20261120001")));
        assertThat(conversation.filling()).isNull();
        assertThat(conversation.slots()).containsEntry("单号", "20261120001");
    }

    @Test
    void aBadValueIsRefusedInTheSlotsWords() {
        says("我要预约");

        assertThat(says("北京店")).startsWith("这样不行").contains("1. 上海徐汇店");
        assertThat(filling().slot()).isEqualTo("门店");
    }

    @Test
    void aQuestionIsAnsweredAndTheFormAsksOnceMore() {
        says("我要预约");
        says("徐汇");

        assertThat(says("怎么退货")).isEqualTo("答：怎么退货\n\n上海徐汇店哪天？");
        assertThat(filling().text("门店")).isEqualTo("上海徐汇店");
        assertThat(says("明天")).isEqualTo("手机号？");
    }

    @Test
    void aTextSlotTakesAnythingButAQuestion() {
        says("东西丢了");
        assertThat(says("你们几点关门")).startsWith("答：怎么退货");

        assertThat(says("粉色水杯")).isEqualTo("记下了：粉色水杯");
    }

    @Test
    void whoGivesUpIsLeftAloneAndNothingIsKept() {
        says("我要预约");
        says("徐汇");

        assertThat(says("那算了吧，不约了")).isEqualTo("好的，不约了。");
        assertThat(conversation.filling()).isNull();
        assertThat(conversation.slots()).isEmpty();
    }

    @Test
    void goesBackAStep() {
        says("我要预约");
        says("徐汇");
        says("明天");

        assertThat(says("上一步")).isEqualTo("上海徐汇店哪天？");
        assertThat(says("上一步")).startsWith("哪家店？");
        assertThat(says("上一步")).startsWith("这已经是第一步了");
        assertThat(says("浦东")).isEqualTo("上海浦东店哪天？");
        assertThat(says("后天")).isEqualTo("手机号？");
    }

    @Test
    void whatIsWrongCanBeChangedBeforeConfirming() {
        says("我要预约徐汇店明天13800000000");
        says("没有");

        assertThat(says("日期改成后天")).contains("12月2日（周三）");
        assertThat(says("不对")).startsWith("要改哪一项").contains("1. 门店：上海徐汇店", "4. 照片：（没有）");
        assertThat(says("1")).startsWith("哪家店？");
        assertThat(says("浦东")).startsWith("上海浦东店，12月2日");
        assertThat(says("重填")).startsWith("哪家店？");
        assertThat(filling().filled()).isEmpty();
    }

    @Test
    void aPictureFillsAPhotoSlot() {
        says("我要预约徐汇店明天13800000000");

        assertThat(shown(turn(new Inbound.Image(header(), "https://p", "media-1"))))
                .endsWith("对吗？");
        assertThat(filling().filled()).contains(new Filled("照片", "media-1", "（图片）", ""));
        assertThat(turn(text("对的")).decision())
                .asInstanceOf(type(Decision.OpenTicket.class))
                .satisfies(ticket -> {
                    assertThat(ticket.fields()).containsEntry("照片", "（图片）");
                    assertThat(ticket.photos()).containsExactly(Map.entry("照片", "media-1"));
                });
    }

    @Test
    void aFormLeftAloneIsForgotten() {
        says("查订单");
        now = now.plus(Duration.ofMinutes(11));

        assertThat(says("20261120001")).isEqualTo("没听懂");
        assertThat(conversation.filling()).isNull();
        assertThat(conversation.awaiting()).isNull();
    }

    @Test
    void aFormThatLastsLongerThanAConversationGoesOn() {
        says("东西丢了");
        now = now.plus(Duration.ofMinutes(90));

        assertThat(says("水杯")).isEqualTo("记下了：水杯");
    }

    @Test
    void aHandOverEndsTheFormAndKeepsWhatItKnows() {
        says("我要预约徐汇店明天");

        assertThat(turn(text("转人工")).decision()).isInstanceOf(Decision.HandOver.class);
        assertThat(conversation.filling()).isNull();
        assertThat(conversation.slots()).containsEntry("门店", "上海徐汇店").containsEntry("日期", "12月1日（周二）");
    }

    @Test
    void aFormThatEndsInAHandOverHandsOverWhileSomebodyIsThere() {
        says("我要投诉");

        assertThat(turn(text("13800000000")).decision()).isEqualTo(new Decision.HandOver("投诉", 3, "专员马上来。"));
    }

    @Test
    void aFormThatEndsInAHandOverBecomesATicketWhileNobodyIsThere() {
        agents = 0;
        says("我要投诉");
        assertThat(turn(text("13800000000")).decision())
                .isEqualTo(new Decision.OpenTicket(
                        "投诉", Map.of("事项", "投诉", "手机号", "13800000000", "优先", "3"), "都记下了。客服都在忙，空下来同事会先回您。"));

        agents = 1;
        now = Instant.parse("2026-11-30T15:00:00Z");
        says("我要投诉");
        Turn closed = turn(text("13800000000"));
        assertThat(closed.decision()).isInstanceOf(Decision.OpenTicket.class);
        assertThat(shown(closed)).isEqualTo("都记下了。客服不在，明天 9:00上班后同事会先回您。");
        assertThat(closed.conversation().waiting()).isNull();
    }

    @Test
    void badAnswersAreCountedUntilSomethingElseIsAskedFor() {
        says("我要预约徐汇店明天");
        says("不告诉你");
        says("123");
        assertThat(filling().refusals()).isEqualTo(2);
        assertThat(turn(text("456")).trace().facts().conversation().filling())
                .satisfies(
                        seen -> assertThat(seen == null ? -1 : seen.refusals()).isEqualTo(3));

        says("13800000000");
        assertThat(filling().slot()).isEqualTo("照片");
        assertThat(filling().refusals()).isZero();
    }

    @Test
    void anAgentWhoServesTakesTheFormsPlace() {
        says("我要预约徐汇店明天");
        conversation = conversation.handedOver(new Waiting("售前", now, 0, "李丽"));

        Turn turn = turn(text("13800000000"));

        assertThat(turn.replies()).isEmpty();
        assertThat(conversation.filling()).isNull();
        assertThat(conversation.awaiting()).isNull();
        assertThat(conversation.slots()).containsEntry("门店", "上海徐汇店");
    }

    @Test
    void anEventLeavesTheFormAsItIs() {
        says("我要预约");
        Turn click = turn(new Event.MenuClick(header(), "KEY"));

        assertThat(click.trace().facts().conversation().filling()).isNotNull();
        assertThat(filling().slot()).isEqualTo("门店");
        assertThat(conversation.awaiting()).isEqualTo("门店");
        assertThat(says("2")).isEqualTo("上海浦东店哪天？");
    }

    @Test
    void aLateAnswerLeavesTheFormAsItIs() {
        says("我要预约");
        turn(new Event.LateAnswer(header(), text("查订单 20261120001"), "order-status", Map.of("number", "20261120001")));

        assertThat(filling().slot()).isEqualTo("门店");
        assertThat(conversation.awaiting()).isEqualTo("门店");
    }

    @Test
    void aFormThatDoesNotExistIsAFailureAndNotSilence() {
        Turn turn = turn(text("填个怪的"));

        assertThat(turn.trace().failures()).containsExactly("规则要填的表单“没有的”不存在");
        assertThat(shown(turn)).isEqualTo(BotSettings.DEFAULT.fallback());
    }

    private String says(String words) {
        return shown(turn(text(words)));
    }

    private static String shown(Turn turn) {
        return turn.replies().isEmpty() ? "" : turn.replies().getLast().asText();
    }

    private Filling filling() {
        Filling filling = conversation.filling();
        assertThat(filling).isNotNull();
        return filling == null ? Filling.begun("") : filling;
    }

    private Turn turn(Inbound inbound) {
        now = now.plusSeconds(20);
        Turn turn = bot().turn(conversation, Follower.firstSeen(FOLLOWER, NOW), inbound);
        conversation = turn.conversation();
        return turn;
    }

    private Bot bot() {
        RuleBook book = facts -> {
            Decisions decisions = new Decisions();
            rules(facts, decisions);
            Decision decision = decisions.winner().map(Proposal::decision).orElse(null);
            return new Verdict(decision, decisions.notes(), List.of(), decisions.proposals(), "", "1");
        };
        ZoneId zone = ZoneId.of("Asia/Shanghai");
        return new Bot(
                new OneArticle(),
                book,
                (inbound, lookUp) -> {
                    lookUps.add(lookUp);
                    return LookedUp.ofTexts(lookUp.operation(), Map.of("state", "运输中"));
                },
                () -> new Forms(Map.of("预约", VISIT, "查订单", TRACK, "遗失", LOST, "投诉", COMPLAINT)),
                account -> new Desk(agents, 0),
                OpeningHours.daily(zone, LocalTime.of(9, 0), LocalTime.of(21, 0)),
                BotSettings.DEFAULT,
                Clock.fixed(now, zone));
    }

    /** The more urgent first. */
    private static void rules(Facts facts, Decisions decide) {
        Filling filling = facts.conversation().filling();
        String text = facts.message().text();
        Candidate best =
                facts.candidates().isEmpty() ? null : facts.candidates().getFirst();
        if (text.contains("人工")) {
            decide.firing("人工", 750);
            decide.handOver("售前", "来了");
        }
        if (!facts.lookedUp().isEmpty()) {
            decide.firing("查到了", 700);
            decide.say("查到了");
        }
        if (filling != null
                && filling.heard() == Heard.ELSE
                && facts.thresholds().allow(best)
                && best != null) {
            decide.firing("先答", 655);
            decide.answer(best);
            decide.append(filling.prompt());
        }
        if (filling != null && filling.heard() != Heard.NOTHING) {
            decide.firing("填表", 650);
            decide.fill(filling.form());
        }
        Map.of("预约", "预约", "查", "查订单", "丢了", "遗失", "投诉", "投诉", "怪的", "没有的").forEach((word, form) -> {
            if (text.contains(word) && filling == null) {
                decide.firing(form, 640);
                decide.fill(form);
            }
        });
        decide.firing("兜底", 0);
        decide.say("没听懂");
    }

    private static Header header() {
        return new Header(FOLLOWER, "gh_1", NOW, "k");
    }

    private static Inbound text(String words) {
        return new Inbound.Text(header(), words, null);
    }

    private static FormSlot slot(
            String name,
            SlotType type,
            String prompt,
            boolean optional,
            @Nullable Pattern pattern,
            Map<String, List<String>> options) {
        return new FormSlot(name, type, prompt, "这样不行。", optional, null, null, pattern, options);
    }

    /** Finds its article surely for words that ask how or when, and nothing for others. */
    private static final class OneArticle implements KnowledgeBase {

        private static final Article RETURNS = new Article(
                "returns",
                "怎么退货",
                List.of(),
                "答：怎么退货",
                List.of(new Reply.Text("答：怎么退货")),
                "",
                List.of(),
                Set.of(),
                Validity.ALWAYS);

        @Override
        public Understanding understand(String account, String words) {
            return new Understanding(account, words, words.strip(), List.of(), "zh-Hans");
        }

        @Override
        public Findings search(Understanding question, LocalDate day, int limit) {
            boolean asks = question.text().contains("怎么") || question.text().contains("几点");
            return new Findings(
                    asks ? List.of(new Candidate(1, RETURNS, "怎么退货", .9, .9, 2, List.of())) : List.of(),
                    new Thresholds(.7, .2, .1),
                    "1");
        }

        @Override
        public Optional<Article> article(String id) {
            return id.equals("returns") ? Optional.of(RETURNS) : Optional.empty();
        }
    }
}
