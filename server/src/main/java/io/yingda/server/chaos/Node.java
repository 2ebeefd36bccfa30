package io.yingda.server.chaos;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.yingda.engine.article.Article;
import io.yingda.engine.decision.Notes;
import io.yingda.engine.decision.Verdict;
import io.yingda.engine.fact.Desk;
import io.yingda.engine.fact.Facts;
import io.yingda.engine.fact.LookedUp;
import io.yingda.engine.fact.Thresholds;
import io.yingda.engine.knowledge.Findings;
import io.yingda.engine.knowledge.KnowledgeBase;
import io.yingda.engine.knowledge.Understanding;
import io.yingda.engine.turn.Bot;
import io.yingda.engine.turn.BotSettings;
import io.yingda.engine.turn.OpeningHours;
import io.yingda.server.desk.DeskFigures;
import io.yingda.server.inbox.TurnListener;
import io.yingda.server.settings.AccountSettings;
import io.yingda.server.settings.Limits;
import io.yingda.server.settings.Search;
import io.yingda.server.settings.SearchModel;
import io.yingda.server.settings.Settings;
import io.yingda.server.settings.StoreSettings;
import io.yingda.server.settings.WeChatSettings;
import io.yingda.server.store.Database;
import io.yingda.server.web.YingdaServer;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;

/**
 * The server that is killed: the whole of it but for the merchant's content, whose answers would not tell which message
 * they answer. A few turns take longer than WeChat waits. It prints {@code ready}, and ends when its standard input does.
 */
final class Node {

    static final String READY = "ready";

    private static final double SLOW = 0.03;
    private static final int LEAST_SLOW_MILLIS = 4_000;
    private static final int MORE_SLOW_MILLIS = 4_000;

    private Node() {}

    public static void main(String[] arguments) throws IOException {
        BufferedReader orders = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
        NodeJob job = new ObjectMapper().readValue(orders.readLine(), NodeJob.class);
        Clock clock = Clock.systemUTC();
        Settings settings = settings(job);
        DeskFigures desk = new DeskFigures(settings, clock);
        YingdaServer.start(
                settings, bot(settings, clock), desk, clock, List.of(), TurnListener.NONE, Database.open(job.place()));
        System.out.println(READY);
        // Nobody must be left behind when the process that kills it is itself killed.
        orders.lines().forEach(ignored -> {});
        Runtime.getRuntime().halt(0);
    }

    private static Settings settings(NodeJob job) {
        AccountSettings account = job.account().settings();
        return new Settings(
                "127.0.0.1",
                job.port(),
                Map.of(account.name(), account),
                OpeningHours.daily(ZoneId.of("Asia/Shanghai"), LocalTime.of(9, 0), LocalTime.of(18, 0)),
                BotSettings.DEFAULT,
                Limits.DEFAULT,
                1,
                Search.by(SearchModel.NONE),
                WeChatSettings.DEFAULT.at(URI.create(job.api())),
                new StoreSettings(job.place(), StoreSettings.Keep.DEFAULT));
    }

    private static Bot bot(Settings settings, Clock clock) {
        Random random = new Random();
        return new Bot(
                new EmptyKnowledge(),
                facts -> new Verdict(
                        MarkedAnswer.to(thought(facts, random), random),
                        Notes.NONE,
                        List.of("marked"),
                        List.of(),
                        "",
                        "chaos"),
                (follower, lookUp) -> LookedUp.failed(lookUp.operation(), "not connected"),
                account -> new Desk(1, 0),
                settings.hours(),
                settings.bot(),
                clock);
    }

    /** The words of the message, after as long as the turn takes. */
    private static String thought(Facts facts, Random random) {
        if (random.nextDouble() < SLOW) {
            try {
                Thread.sleep(LEAST_SLOW_MILLIS + random.nextInt(MORE_SLOW_MILLIS));
            } catch (InterruptedException closing) {
                Thread.currentThread().interrupt();
            }
        }
        return facts.message().original();
    }

    /** Understands every character and finds nothing. */
    private static final class EmptyKnowledge implements KnowledgeBase {
        @Override
        public Understanding understand(String account, String words) {
            return new Understanding(account, words, words.strip(), List.of(), "zh-Hans");
        }

        @Override
        public Findings search(Understanding question, LocalDate day, int limit) {
            return new Findings(List.of(), new Thresholds(0.7, 0.2, 0.1), "chaos");
        }

        @Override
        public Optional<Article> article(String id) {
            return Optional.empty();
        }
    }
}
