package io.yingda.server;

import io.yingda.engine.article.Article;
import io.yingda.engine.decision.Decision;
import io.yingda.engine.decision.Notes;
import io.yingda.engine.decision.Verdict;
import io.yingda.engine.fact.Desk;
import io.yingda.engine.fact.Facts;
import io.yingda.engine.fact.LookedUp;
import io.yingda.engine.fact.Thresholds;
import io.yingda.engine.form.Forms;
import io.yingda.engine.knowledge.Findings;
import io.yingda.engine.knowledge.KnowledgeBase;
import io.yingda.engine.knowledge.Understanding;
import io.yingda.engine.message.Reply;
import io.yingda.engine.turn.Bot;
import io.yingda.engine.turn.BotSettings;
import io.yingda.engine.turn.CustomerRecords;
import io.yingda.engine.turn.OpeningHours;
import io.yingda.server.delivery.Circuits;
import io.yingda.server.delivery.Delivery;
import io.yingda.server.delivery.DeliveryListener;
import io.yingda.server.delivery.MediaIds;
import io.yingda.server.delivery.MemoryLedgers;
import io.yingda.server.delivery.MemoryOutbox;
import io.yingda.server.settings.Allowances;
import io.yingda.server.settings.Limits;
import io.yingda.server.settings.StoreSettings;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/** Bots without content: what they decide is given by a function of the facts. */
public final class TestBot {

    /** A Monday, eleven in the morning in Shanghai. */
    public static final Instant NOW = Instant.parse("2026-11-23T03:00:00Z");

    public static final Clock CLOCK = Clock.fixed(NOW, ZoneOffset.UTC);
    public static final OpeningHours HOURS =
            OpeningHours.daily(ZoneId.of("Asia/Shanghai"), LocalTime.of(9, 0), LocalTime.of(18, 0));

    /** For servers that keep everything in memory. */
    public static final StoreSettings NOWHERE = StoreSettings.file(Path.of("nowhere"));

    private TestBot() {}

    /** Says what it was told. */
    public static Bot echoing() {
        return deciding(facts -> say("答：" + facts.message().original()));
    }

    public static Bot deciding(Function<Facts, Decision> rules) {
        return ruled(facts -> new Verdict(rules.apply(facts), Notes.NONE, List.of("rule"), List.of(), "", "v1"), CLOCK);
    }

    /** One that goes by another clock, whose rules may note something beside what they decide. */
    public static Bot ruled(Function<Facts, Verdict> rules, Clock clock) {
        return ruled(new Nothing(), rules, clock);
    }

    /** One that knows something. */
    public static Bot ruled(KnowledgeBase knowledge, Function<Facts, Verdict> rules, Clock clock) {
        return new Bot(
                knowledge,
                rules::apply,
                (inbound, lookUp) -> LookedUp.failed(lookUp.operation(), "no systems here"),
                account -> new Desk(1, 0),
                HOURS,
                BotSettings.DEFAULT,
                clock);
    }

    /** One whose rules look things up there. */
    public static Bot asking(Function<Facts, Verdict> rules, CustomerRecords records, Clock clock) {
        return new Bot(
                new Nothing(), rules::apply, records, account -> new Desk(1, 0), HOURS, BotSettings.DEFAULT, clock);
    }

    /** One that has forms, whose rules decide the same whatever was looked up. */
    public static Bot filling(Forms forms, Function<Facts, Decision> rules) {
        return filling(forms, rules, CLOCK);
    }

    /** The same at another time. */
    public static Bot filling(Forms forms, Function<Facts, Decision> rules, Clock clock) {
        return new Bot(
                new Nothing(),
                facts -> new Verdict(rules.apply(facts), Notes.NONE, List.of("rule"), List.of(), "", "v1"),
                (inbound, lookUp) -> LookedUp.failed(lookUp.operation(), "no systems here"),
                () -> forms,
                account -> new Desk(1, 0),
                HOURS,
                BotSettings.DEFAULT,
                clock);
    }

    /** Keeps replies in memory, for no account in particular. */
    public static Delivery delivery() {
        return new Delivery(
                Map.of(),
                Limits.DEFAULT,
                Allowances.DEFAULT,
                new MemoryOutbox(10),
                new MemoryLedgers(10),
                MediaIds.NONE,
                new Circuits(),
                DeliveryListener.NONE,
                CLOCK);
    }

    public static Decision say(String... texts) {
        return new Decision.Say(
                List.of(texts).stream().<Reply>map(Reply.Text::new).toList());
    }

    /** A knowledge base that understands every character and finds nothing. */
    private static final class Nothing implements KnowledgeBase {
        @Override
        public Understanding understand(String account, String words) {
            return new Understanding(account, words, words.strip(), List.of(), "zh-Hans");
        }

        @Override
        public Findings search(Understanding question, LocalDate day, int limit) {
            return new Findings(List.of(), new Thresholds(0.7, 0.2, 0.1), "v1");
        }

        @Override
        public Optional<Article> article(String id) {
            return Optional.empty();
        }
    }
}
