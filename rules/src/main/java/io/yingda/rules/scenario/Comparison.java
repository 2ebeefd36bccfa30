package io.yingda.rules.scenario;

import io.yingda.engine.decision.Decision;
import io.yingda.engine.decision.Decision.Answer;
import io.yingda.engine.decision.Decision.AnswerEach;
import io.yingda.engine.decision.Decision.HandOver;
import io.yingda.engine.decision.Decision.Offer;
import io.yingda.engine.decision.Decision.OpenTicket;
import io.yingda.engine.decision.Verdict;
import io.yingda.engine.fact.Filling;
import io.yingda.engine.message.Option;
import io.yingda.engine.message.Reply;
import io.yingda.engine.problem.Problem;
import io.yingda.engine.turn.Turn;
import java.util.List;
import java.util.Objects;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Compares one turn with what its scenario expects. */
final class Comparison {

    private final Scenario scenario;
    private final int number;
    private final ScriptedTurn script;
    private final Turn turn;
    private final Consumer<Problem> problems;
    private final String seen;

    /** @param number the turn's number in the scenario, from 1 */
    Comparison(Scenario scenario, int number, ScriptedTurn script, Turn turn, Consumer<Problem> problems) {
        this.scenario = scenario;
        this.number = number;
        this.script = script;
        this.turn = turn;
        this.problems = problems;
        seen = turn.replies().stream().map(Reply::asText).collect(Collectors.joining("\n\n"));
    }

    void run() {
        Expectation expected = script.expectation();
        Decision decision = turn.decision();
        same("decision", expected.decision(), decision.name());
        same("article", expected.article(), decision instanceof Answer answer ? answer.articleId() : null);
        same("articles", expected.articles(), articles(decision));
        options(expected.options(), decision);
        same("queue", expected.queue(), queue(decision));
        for (String fragment : expected.reply()) {
            check("reply", seen.contains(fragment), "回复里应当有“" + fragment + "”");
        }
        for (String fragment : expected.not()) {
            check("not", !seen.contains(fragment), "回复里不应当有“" + fragment + "”");
        }
        for (String rule : expected.rules()) {
            check("rules", fired().contains(rule), "应当触发规则“" + rule + "”");
        }
        for (String tag : expected.tags()) {
            check(
                    "tags",
                    turn.follower().tags().contains(tag),
                    "粉丝应当有标签“" + tag + "”，实际有 " + turn.follower().tags());
        }
        same("member", expected.member(), turn.follower().member());
        same("topic", expected.topic(), turn.conversation().topic());
        same("misses", expected.misses(), turn.conversation().misses());
        same("waiting", expected.waiting(), turn.conversation().isHandedOver());
        Filling filling = turn.conversation().filling();
        same("form", expected.form(), filling == null ? "" : filling.form());
        expected.slots().forEach((slot, value) -> slot(slot, value, filling));
        for (String failure : turn.trace().failures()) {
            report(script.line(), "运行出错：" + failure);
        }
    }

    private void slot(String slot, String expected, @Nullable Filling filling) {
        String known = turn.conversation().slots().getOrDefault(slot, "");
        String told = filling == null ? "" : filling.text(slot);
        String actual = told.isEmpty() ? known : told;
        check("slots", actual.equals(expected), "“" + slot + "”应为“" + expected + "”，实际是“" + actual + "”");
    }

    private void options(@Nullable List<String> expected, Decision decision) {
        if (expected == null) {
            return;
        }
        List<Option> offered = switch (decision) {
            case Offer offer -> offer.options();
            case AnswerEach each -> each.options();
            default -> List.of();
        };
        boolean same = expected.size() == offered.size();
        for (int index = 0; same && index < expected.size(); index++) {
            Option option = offered.get(index);
            same = expected.get(index).equals(option.articleId())
                    || expected.get(index).equals(option.label());
        }
        check(
                "options",
                same,
                "options 应为 " + expected + "，实际是 "
                        + offered.stream()
                                .map(option -> Objects.requireNonNullElse(option.articleId(), option.label()))
                                .toList());
    }

    private static List<String> articles(Decision decision) {
        return switch (decision) {
            case Answer answer -> List.of(answer.articleId());
            case AnswerEach each ->
                each.sections().stream()
                        .map(Decision.Section::articleId)
                        .filter(Objects::nonNull)
                        .toList();
            default -> List.of();
        };
    }

    private static @Nullable String queue(Decision decision) {
        return switch (decision) {
            case HandOver handOver -> handOver.queue();
            case OpenTicket ticket -> ticket.department();
            default -> null;
        };
    }

    private void same(String field, @Nullable Object expected, @Nullable Object actual) {
        if (expected != null && !expected.equals(actual)) {
            check(field, false, field + " 应为 " + expected + "，实际是 " + (actual == null ? "（没有）" : actual));
        }
    }

    private void check(String field, boolean met, String what) {
        if (!met) {
            report(script.expectation().lines().getOrDefault(field, script.line()), what);
        }
    }

    private void report(int line, String what) {
        String saw = seen.isEmpty() ? "（沉默）" : "“" + seen.replace("\n", "⏎") + "”";
        problems.accept(Problem.error(
                scenario.file(),
                line,
                "场景“" + scenario.name() + "”第 " + number + " 回合：" + what + "；决定 "
                        + turn.decision().name() + "，粉丝看到 " + saw + "，触发的规则："
                        + (fired().isEmpty() ? "（无）" : String.join("、", fired())),
                ""));
    }

    private List<String> fired() {
        return turn.trace().rounds().stream()
                .map(Verdict::fired)
                .flatMap(List::stream)
                .distinct()
                .collect(Collectors.toList());
    }
}
