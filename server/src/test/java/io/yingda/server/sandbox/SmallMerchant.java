package io.yingda.server.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import io.yingda.engine.fact.LookedUp;
import io.yingda.engine.problem.Problem;
import io.yingda.engine.turn.Bot;
import io.yingda.knowledge.LocalKnowledgeBase;
import io.yingda.rules.DroolsRuleBook;
import io.yingda.server.desk.WaitingList;
import io.yingda.server.settings.Settings;
import io.yingda.server.settings.SettingsReader;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** A merchant's folder as a running demonstration: real articles, real rules, free ports. */
final class SmallMerchant implements AutoCloseable {

    private final LocalKnowledgeBase knowledge;
    private final DroolsRuleBook rules;
    private final Demo demo;

    SmallMerchant(Path home, Path cache) throws IOException {
        Settings settings = SettingsReader.read(home.resolve("yingda.yaml"), Map.of())
                .settings()
                .orElseThrow();
        List<Problem> problems = new ArrayList<>();
        Stage stage = StageReader.read(home, problems::add);
        knowledge = LocalKnowledgeBase.open(home.resolve("knowledge-base"));
        rules = DroolsRuleBook.open(home.resolve("rules"), cache);
        problems.addAll(rules.problems());
        assertThat(problems).isEmpty();
        Clock clock = Clock.systemUTC();
        WaitingList desk = new WaitingList(settings, clock);
        Bot bot = new Bot(
                knowledge,
                rules,
                (follower, asked) -> LookedUp.failed(asked.operation(), "没有接系统"),
                desk,
                settings.hours(),
                settings.bot(),
                clock);
        demo = Demo.start(settings, bot, desk, clock, stage, 0);
    }

    static Path home() {
        return Path.of("src/test/resources/small-merchant").toAbsolutePath();
    }

    Demo demo() {
        return demo;
    }

    @Override
    public void close() {
        demo.close();
        rules.close();
        knowledge.close();
    }
}
