package io.yingda.knowledge.check;

import io.yingda.engine.fact.Candidate;
import io.yingda.engine.knowledge.Findings;
import io.yingda.engine.problem.Nearest;
import io.yingda.engine.problem.Problem;
import io.yingda.knowledge.LocalKnowledgeBase;
import io.yingda.knowledge.questions.ExpectedQuestion;
import io.yingda.knowledge.text.Folding;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.stream.Collectors;

/** Asks the test questions and compares what is found with what is expected. */
final class QuestionCheck {

    private static final int LOOKED_AT = 3;

    private final LocalKnowledgeBase base;
    private final LocalDate today;
    private final Consumer<Problem> problems;
    private final Map<String, Set<String>> accounts = new HashMap<>();
    private final String mainAccount;

    QuestionCheck(LocalKnowledgeBase base, LocalDate today, Consumer<Problem> problems) {
        this.base = base;
        this.today = today;
        this.problems = problems;
        base.articles().forEach(article -> accounts.put(article.id(), article.accounts()));
        mainAccount = mainAccount(accounts.values());
    }

    /** Asks them on all processors; problems come in no order. */
    void run(List<ExpectedQuestion> questions) {
        Map<String, ExpectedQuestion> asked = new HashMap<>();
        List<ExpectedQuestion> answerable = new ArrayList<>();
        for (ExpectedQuestion question : questions) {
            ExpectedQuestion before = asked.putIfAbsent(sameAs(question.question()), question);
            if (before != null) {
                problems.accept(Problem.warning(
                        question.file(),
                        question.line(),
                        "同样的问题在 " + before.file() + " 第 " + before.line() + " 行已经有了",
                        "请只留一个"));
            }
            if (known(question)) {
                answerable.add(question);
            }
        }
        answerable.parallelStream()
                .map(this::ask)
                .flatMap(Optional::stream)
                .toList()
                .forEach(problems);
    }

    private boolean known(ExpectedQuestion question) {
        boolean known = true;
        for (String id : question.expected()) {
            if (!accounts.containsKey(id)) {
                known = false;
                String remedy = Nearest.to(id, new TreeSet<>(accounts.keySet()))
                        .map(near -> "您是不是想写“" + near + "”？")
                        .orElse("请写已有条目的 id，或 none");
                problems.accept(Problem.error(question.file(), question.line(), "应当找到的条目“" + id + "”不存在", remedy));
            }
        }
        return known;
    }

    private Optional<Problem> ask(ExpectedQuestion question) {
        Findings findings = base.search(base.understand(account(question), question.question()), today, LOOKED_AT);
        if (question.expected().isEmpty()) {
            return expectNothing(question, findings);
        }
        return question.expected().stream().anyMatch(this::servedToday)
                ? expectFirst(question, findings)
                : Optional.empty();
    }

    private static Optional<Problem> expectNothing(ExpectedQuestion question, Findings findings) {
        Candidate first =
                findings.candidates().isEmpty() ? null : findings.candidates().getFirst();
        if (first == null || first.confidence() < findings.thresholds().answer()) {
            return question.hard() ? Optional.of(noLongerHard(question)) : Optional.empty();
        }
        if (question.hard()) {
            return Optional.empty();
        }
        return Optional.of(Problem.warning(
                question.file(),
                question.line(),
                "“" + question.question() + "”没有答案，却会用“" + first.question() + "”来回答（把握 " + percent(first) + "）",
                "请看条目 " + first.id() + " 的问法是不是太宽；暂时改不了就加 hard: true"));
    }

    private static Optional<Problem> expectFirst(ExpectedQuestion question, Findings findings) {
        boolean first = !findings.candidates().isEmpty()
                && question.expected().contains(findings.candidates().getFirst().id());
        if (first == question.hard()) {
            return first ? Optional.of(noLongerHard(question)) : Optional.of(notFirst(question, findings));
        }
        return Optional.empty();
    }

    private static Problem notFirst(ExpectedQuestion question, Findings findings) {
        String found = findings.candidates().isEmpty()
                ? "什么也没找到"
                : "先找到的是 "
                        + findings.candidates().stream()
                                .map(candidate -> candidate.id() + "（" + percent(candidate) + "）")
                                .collect(Collectors.joining("、"));
        return Problem.warning(
                question.file(),
                question.line(),
                "“" + question.question() + "”没有先找到 " + question.expected().getFirst() + "，" + found,
                "请给条目补一个这样的问法，或在词表里加词；暂时改不了就加 hard: true");
    }

    private static Problem noLongerHard(ExpectedQuestion question) {
        return Problem.hint(question.file(), question.line(), "“" + question.question() + "”现在答对了", "可以去掉 hard: true");
    }

    /** An account that may be served what is expected: the merchant's main one wherever it may. */
    private String account(ExpectedQuestion question) {
        Set<String> allowed = question.expected().isEmpty()
                ? Set.of()
                : accounts.getOrDefault(question.expected().getFirst(), Set.of());
        return allowed.isEmpty() || allowed.contains(mainAccount)
                ? mainAccount
                : allowed.stream().sorted().findFirst().orElse(mainAccount);
    }

    /** The account most articles are for; empty when articles are for every account. */
    private static String mainAccount(Collection<Set<String>> accounts) {
        Map<String, Integer> articles = new TreeMap<>();
        accounts.forEach(names -> names.forEach(name -> articles.merge(name, 1, Integer::sum)));
        return articles.entrySet().stream()
                .max(Map.Entry.comparingByValue())
                .map(Map.Entry::getKey)
                .orElse("");
    }

    private boolean servedToday(String id) {
        return base.article(id)
                .map(article -> article.validity().includes(today))
                .orElse(false);
    }

    /** What makes two questions the same: their words, or, where there are none, their signs. */
    private static String sameAs(String question) {
        String words = Folding.bare(question);
        return words.isEmpty() ? Folding.fold(question).strip() : words;
    }

    private static String percent(Candidate candidate) {
        return Math.round(candidate.confidence() * 100) + "%";
    }
}
