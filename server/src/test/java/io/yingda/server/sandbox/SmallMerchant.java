package io.yingda.server.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import io.yingda.engine.fact.Conversation;
import io.yingda.engine.fact.Follower;
import io.yingda.engine.fact.LookedUp;
import io.yingda.engine.message.FollowerId;
import io.yingda.engine.message.Header;
import io.yingda.engine.message.Inbound;
import io.yingda.engine.problem.Problem;
import io.yingda.engine.turn.Bot;
import io.yingda.knowledge.LocalKnowledgeBase;
import io.yingda.rules.DroolsRuleBook;
import io.yingda.server.desk.DeskFigures;
import io.yingda.server.records.Crm;
import io.yingda.server.settings.Settings;
import io.yingda.server.settings.SettingsReader;
import io.yingda.server.settings.StoreSettings.EmbeddedFile;
import io.yingda.server.store.Database;
import io.yingda.server.store.Folders;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;

/** A merchant's folder as a running demonstration: real articles, real rules, free ports. */
final class SmallMerchant implements AutoCloseable {

    private final LocalKnowledgeBase knowledge;
    private final DroolsRuleBook rules;
    private final Path data;
    private final Demo demo;
    private final String secret;

    /** Serves a copy of this folder, so that what is received and kept goes away with it. */
    SmallMerchant(Path original, Path cache) throws IOException {
        data = Files.createTempDirectory("yingda");
        Path home = copied(original, data.resolve("merchant"));
        Settings settings = SettingsReader.read(home.resolve("yingda.yaml"), Map.of())
                .settings()
                .orElseThrow();
        secret = Objects.requireNonNull(settings.accounts().get("shop")).secret();
        List<Problem> problems = new ArrayList<>();
        Stage stage = StageReader.read(home, problems::add);
        knowledge = LocalKnowledgeBase.open(home.resolve("knowledge-base"));
        rules = DroolsRuleBook.open(home.resolve("rules"), cache);
        problems.addAll(rules.problems());
        assertThat(problems).isEmpty();
        Clock clock = Clock.systemUTC();
        DeskFigures desk = new DeskFigures(settings, clock);
        Bot bot = new Bot(
                knowledge,
                rules,
                (follower, asked) -> LookedUp.failed(asked.operation(), "没有接系统"),
                desk,
                settings.hours(),
                settings.bot(),
                clock);
        // The first turn of a process is slow, and rules are given little time; the test is not about that.
        warmUp(bot);
        Database database = Database.open(new EmbeddedFile(data.resolve("yingda.db")));
        demo = Demo.start(settings, bot, Crm.NONE, desk, clock, stage, database, 0);
    }

    private static Path copied(Path original, Path copy) throws IOException {
        try (Stream<Path> all = Files.walk(original)) {
            for (Path each : all.toList()) {
                Files.copy(each, copy.resolve(original.relativize(each).toString()));
            }
        }
        return copy;
    }

    private static void warmUp(Bot bot) {
        Instant now = Instant.EPOCH;
        FollowerId nobody = new FollowerId("shop", "nobody");
        for (int turn = 0; turn < 3; turn++) {
            bot.turn(
                    Conversation.begun(now),
                    Follower.firstSeen(nobody, now),
                    new Inbound.Text(new Header(nobody, "gh_0", now, "warm-up"), "运费", null));
        }
    }

    static Path home() {
        return Path.of("src/test/resources/small-merchant").toAbsolutePath();
    }

    /** The shop's app secret: of this run only. */
    String secret() {
        return secret;
    }

    Demo demo() {
        return demo;
    }

    @Override
    public void close() {
        demo.close();
        rules.close();
        knowledge.close();
        Folders.delete(data);
    }
}
