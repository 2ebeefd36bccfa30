package io.yingda.server.content;

import io.yingda.engine.decision.Decision;
import io.yingda.engine.problem.Nearest;
import io.yingda.engine.problem.Problem;
import io.yingda.engine.turn.BotSettings;
import io.yingda.engine.turn.OpeningHours;
import io.yingda.engine.turn.Turn;
import io.yingda.knowledge.check.KnowledgeCheck;
import io.yingda.knowledge.questions.ExpectedQuestion;
import io.yingda.knowledge.questions.Questions;
import io.yingda.rules.lookup.Mentions;
import io.yingda.rules.scenario.Scenario;
import io.yingda.rules.scenario.ScenarioOutcome;
import io.yingda.rules.scenario.ScenarioRun;
import io.yingda.rules.scenario.Scenarios;
import io.yingda.server.sandbox.StageReader;
import io.yingda.server.settings.Search;
import io.yingda.server.settings.SearchModel;
import io.yingda.server.settings.Settings;
import io.yingda.server.settings.SettingsReader;
import io.yingda.server.settings.SettingsReading;
import io.yingda.server.settings.UnsetVariable;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Collectors;

/** Everything that is wrong in a merchant's folder: articles, dictionary, questions, rules, scenarios and settings. */
public final class ContentCheck {

    /** The hours the scenarios play in where the settings cannot be read. */
    private static final OpeningHours USUAL =
            OpeningHours.daily(ZoneId.of("Asia/Shanghai"), LocalTime.of(9, 0), LocalTime.of(21, 0));

    private final MerchantHome home;
    private final SettingsReading settings;
    private final LocalDate day;

    private ContentCheck(MerchantHome home, SettingsReading settings, LocalDate day) {
        this.home = home;
        this.settings = settings;
        this.day = day;
    }

    /** What is to be tried out, and what is wrong with how it is written. */
    private record Trials(List<Scenario> scenarios, List<ExpectedQuestion> questions, List<Problem> problems) {

        static Trials read(MerchantHome home) {
            List<Problem> problems = new ArrayList<>();
            return new Trials(
                    Scenarios.read(home.rules(), problems::add),
                    Questions.read(home.knowledgeBase(), problems::add),
                    problems);
        }
    }

    /**
     * Checks the whole folder, with the search the settings ask for.
     *
     * @param environment where the settings' variables are looked up; one that is not set is a hint
     * @param day the day for which validity is judged
     */
    public static CheckReport run(MerchantHome home, Map<String, String> environment, LocalDate day)
            throws InterruptedException {
        SettingsReading settings = SettingsReader.read(home.settings(), environment);
        Search search = settings.settings().map(Settings::search).orElse(Search.by(SearchModel.BUNDLED));
        // While the content is being opened and learned, which does not keep all processors busy.
        CompletableFuture<Trials> trials = CompletableFuture.supplyAsync(() -> Trials.read(home));
        try (Merchant merchant = Merchant.toCheck(home, search)) {
            merchant.knowledge().awaitLearning();
            return new ContentCheck(home, settings, day).of(merchant, trials.join());
        }
    }

    private CheckReport of(Merchant merchant, Trials trials) {
        List<Problem> found = new ArrayList<>(trials.problems());
        CompletableFuture<List<ScenarioOutcome>> played =
                CompletableFuture.supplyAsync(() -> play(trials.scenarios(), merchant));
        // On this thread, so that all processors ask test questions: this one, and the pool's when it is done playing.
        found.addAll(KnowledgeCheck.run(home.knowledgeBase(), merchant.knowledge(), trials.questions(), day));
        List<ScenarioOutcome> outcomes = played.join();
        outcomes.forEach(outcome -> found.addAll(outcome.problems()));
        found.addAll(ScenarioRun.unfired(merchant.rules().rules(), outcomes));
        found.addAll(merchant.problems());
        found.addAll(settings.problems());
        found.addAll(unknownQueues(outcomes));
        settings.settings().map(read -> DepartmentCheck.of(read, outcomes)).ifPresent(found::addAll);
        ConnectionCheck.run(merchant.lookUps().inService(), settings.settings().map(Settings::connectors), found::add);
        Mentions.check(
                home.rules(), merchant.lookUps().inService(), merchant.forms().inService(), found::add);
        unset().ifPresent(found::add);
        StageReader.read(home.folder(), found::add);
        return new CheckReport(
                found.stream().distinct().sorted().toList(),
                merchant.knowledge().articles().size(),
                trials.questions().size(),
                merchant.rules().rules().size(),
                outcomes.size(),
                Math.toIntExact(
                        outcomes.stream().filter(ScenarioOutcome::passed).count()));
    }

    /** Queues that rules hand over to in a scenario, and that the settings, which declare others, do not. */
    private List<Problem> unknownQueues(List<ScenarioOutcome> outcomes) {
        Set<String> declared = settings.settings()
                .map(Settings::desk)
                .map(desk -> desk.queues().keySet())
                .orElse(Set.of());
        if (declared.isEmpty()) {
            return List.of();
        }
        List<Problem> unknown = new ArrayList<>();
        Set<String> named = new HashSet<>(declared);
        for (ScenarioOutcome outcome : outcomes) {
            for (Turn turn : outcome.turns()) {
                if (turn.decision() instanceof Decision.HandOver handOver && named.add(handOver.queue())) {
                    unknown.add(Problem.error(
                            outcome.scenario().file(),
                            outcome.scenario().line(),
                            "规则把会话转给技能组“" + handOver.queue() + "”，yingda.yaml 的 desk.queues 里没有它",
                            Nearest.to(handOver.queue(), declared)
                                    .map(near -> "您是不是想写“" + near + "”？")
                                    .orElse("请在 desk.queues 里加上，或者改规则。有：" + String.join("、", declared))));
                }
            }
        }
        return List.copyOf(unknown);
    }

    /** One hint for all of them: whoever edits files has no secrets, and need not. */
    private Optional<Problem> unset() {
        String names =
                settings.unset().stream().map(UnsetVariable::name).distinct().collect(Collectors.joining("、"));
        return settings.unset().stream()
                .findFirst()
                .map(first -> Problem.hint(first.file(), first.line(), "环境变量没有设置：" + names, "只在启动服务（serve）时需要"));
    }

    private List<ScenarioOutcome> play(List<Scenario> scenarios, Merchant merchant) {
        if (merchant.rules().version().isEmpty()) {
            return List.of();
        }
        return ScenarioRun.run(
                scenarios,
                merchant.knowledge(),
                merchant.rules(),
                settings.settings().map(Settings::hours).orElse(USUAL),
                settings.settings().map(Settings::bot).orElse(BotSettings.DEFAULT),
                merchant.lookUps().inService(),
                merchant.forms().inService());
    }
}
