package io.yingda.rules;

import io.yingda.engine.problem.Problem;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** A merchant's rules folder and its cache, made up for a test. */
final class RuleFolder {

    /** Two lines, so that a test's own text begins on line 3. */
    static final String HEAD = """
            import io.yingda.engine.fact.*;
            global io.yingda.engine.decision.Decisions decide;
            """;

    private final Path home;

    RuleFolder(Path home) {
        this.home = home;
    }

    /** Writes a rule file below the usual two lines. */
    RuleFolder with(String file, String text) {
        return withWhole(file, HEAD + text);
    }

    RuleFolder withWhole(String file, String text) {
        try {
            Path path = home.resolve("rules/drl").resolve(file);
            Files.createDirectories(path.getParent());
            Files.writeString(path, text);
            return this;
        } catch (IOException unwritable) {
            throw new UncheckedIOException(unwritable);
        }
    }

    DroolsRuleBook open() {
        return DroolsRuleBook.open(home.resolve("rules"), cache());
    }

    Path cache() {
        return home.resolve("cache");
    }

    /** The problems of one file with this text, as lines. */
    static List<String> problems(Path home, String text) {
        try (DroolsRuleBook book = new RuleFolder(home).with("x.drl", text).open()) {
            return book.problems().stream().map(Problem::asLine).toList();
        }
    }

    /** A rule of this condition that says "好". */
    static String when(String condition) {
        return rule("r", condition, "decide.say(\"好\");");
    }

    /** A rule without conditions on the message, with these consequences. */
    static String then(String consequence) {
        return rule("r", "$m : Message()", consequence);
    }

    /** The condition stands on line 5 of a file, the consequence on line 7. */
    static String rule(String name, String condition, String consequence) {
        return "rule \"" + name + "\"\nwhen\n  " + condition + "\nthen\n  " + consequence + "\nend\n";
    }
}
