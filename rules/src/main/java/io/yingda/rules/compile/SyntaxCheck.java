package io.yingda.rules.compile;

import com.github.javaparser.JavaParser;
import com.github.javaparser.ParserConfiguration;
import com.github.javaparser.ParserConfiguration.LanguageLevel;
import io.yingda.engine.problem.Problem;
import io.yingda.rules.drl.Outline;
import io.yingda.rules.drl.Section;
import io.yingda.rules.drl.Token;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Checks the Java of consequences and functions for its grammar, since Drools tells no line when it breaks. */
final class SyntaxCheck {

    private static final Pattern FOUND =
            Pattern.compile("Found\\s+\"?(.*?)\"?(?:\\s+<[A-Z_]+>)?,\\s+expected", Pattern.DOTALL);

    private final Outline file;
    private final Consumer<Problem> problems;
    private final JavaParser parser = new JavaParser(new ParserConfiguration().setLanguageLevel(LanguageLevel.JAVA_17));

    private SyntaxCheck(Outline file, Consumer<Problem> problems) {
        this.file = file;
        this.problems = problems;
    }

    static void run(Outline file, Consumer<Problem> problems) {
        SyntaxCheck check = new SyntaxCheck(file, problems);
        file.rules().forEach(rule -> check.body(rule, rule.body() + 1, rule.until() - 1));
        file.functions().forEach(function -> check.body(function, function.body() + 1, function.until() - 1));
    }

    /** @param from the first token between the braces, or between {@code then} and {@code end} */
    private void body(Section section, int from, int until) {
        if (until <= from) {
            return;
        }
        Token opening = file.tokens().get(from - 1);
        String text = file.source()
                .text()
                .substring(opening.end(), file.tokens().get(until).start());
        parser.parseBlock("{" + text + "\n}").getProblems().stream().findFirst().ifPresent(problem -> {
            int lines = problem.getLocation()
                    .flatMap(range -> range.getBegin().getRange())
                    .map(range -> range.begin.line - 1)
                    .orElse(0);
            report(section, opening.line() + lines, problem.getMessage());
        });
    }

    private void report(Section section, int line, String message) {
        Matcher matcher = FOUND.matcher(message);
        String found = matcher.find() ? matcher.group(1) : "";
        boolean semicolon = message.contains("\";\"");
        problems.accept(Problem.error(
                section.file(),
                line,
                (found.isEmpty() || found.equals("}") ? "这里" : "“" + found + "”附近") + "的 Java 语句写得不对（“" + section.name()
                        + "”）",
                semicolon ? "语句末尾可能少了分号 ;" : "请检查括号、引号和逗号"));
    }
}
