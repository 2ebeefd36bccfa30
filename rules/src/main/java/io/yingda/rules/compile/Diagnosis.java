package io.yingda.rules.compile;

import io.yingda.engine.problem.Problem;
import io.yingda.rules.compile.Locator.Spot;
import io.yingda.rules.drl.DrlFile;
import io.yingda.rules.drl.Outline;
import io.yingda.rules.drl.Token;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.kie.api.builder.Message;

/**
 * Turns what Drools and the Java compiler say into problems of the rule files. Drools tells the line only of broken grammar;
 * for everything else the code the message speaks of is looked for in the files.
 */
final class Diagnosis {

    private static final String SOURCE = "Java source of ";
    private static final Pattern GRAMMAR = Pattern.compile("\\[ERR \\d+] Line (\\d+):(\\d+) .*");
    private static final Pattern ANALYSE = Pattern.compile(
            "(?:Unable to Analyse Expression|Unable to parse left part of expression:)\\s*(.+?):?", Pattern.DOTALL);
    private static final Pattern PREDICATE =
            Pattern.compile("new \\S*PredicateInformation\\(\"((?:[^\"\\\\]|\\\\.)*)\"");
    private static final Pattern RULE_FILE =
            Pattern.compile("addRuleNames\\(\"(?:[^\"\\\\]|\\\\.)*\",\\s*\"([^\"]+)\"");
    private static final int STATEMENT = 80;

    private final List<Outline> files;
    private final Locator locator;
    private final Map<String, String> sources = new HashMap<>();
    private final Set<Problem> located = new LinkedHashSet<>();
    private final Set<Problem> unlocated = new LinkedHashSet<>();

    /** @param files what was compiled, guards included */
    Diagnosis(List<Outline> files) {
        this.files = files;
        locator = new Locator(files);
    }

    List<Problem> of(List<Message> messages) {
        messages.stream()
                .filter(message -> message.getText().startsWith(SOURCE))
                .forEach(message -> sources.put(message.getPath(), message.getText()));
        for (Message message : messages) {
            if (!message.getText().startsWith(SOURCE) && !message.getText().startsWith("Parser returned")) {
                Matcher grammar = GRAMMAR.matcher(firstLine(message.getText()));
                if (grammar.matches()) {
                    grammar(message.getPath(), Integer.parseInt(grammar.group(1)), Integer.parseInt(grammar.group(2)));
                } else if (sources.containsKey(message.getPath())) {
                    java(message);
                } else {
                    model(message);
                }
            }
        }
        return new ArrayList<>(located.isEmpty() ? unlocated : located);
    }

    /** The parser goes astray after its first error in a file, so only that one is told. */
    private void grammar(String file, int line, int column) {
        if (located.stream().anyMatch(problem -> problem.file().equals(file))) {
            return;
        }
        Outline outline = files.stream()
                .filter(each -> each.file().equals(file))
                .findFirst()
                .orElseGet(() -> Outline.of(new DrlFile(file, ""), problem -> {}));
        int offset = offset(outline.source().text(), line, column);
        Token found = outline.tokens().stream()
                .filter(token -> token.end() > offset)
                .findFirst()
                .orElse(null);
        String word = found == null ? "" : found.text();
        located.add(Problem.error(
                file,
                found == null ? line : found.line(),
                word.isEmpty() ? "规则写得不完整" : "“" + word + "”出现在了不该出现的地方",
                Wording.grammar(word)));
    }

    private void model(Message message) {
        String text = firstLine(message.getText());
        String file = message.getPath() == null ? "" : message.getPath();
        Matcher analyse = ANALYSE.matcher(text);
        Optional<Spot> spot = Optional.empty();
        String word = "";
        String type = "";
        if (analyse.matches()) {
            // Drools names the last file where it looked at several.
            spot = locator.code(file, analyse.group(1)).or(() -> locator.code("", analyse.group(1)));
            type = spot.flatMap(Spot::pattern).orElse("");
            word = Wording.unknown(analyse.group(1), type);
        } else {
            word = Wording.subject(text);
            type = Wording.owner(text);
            String wanted = word;
            spot = word.isEmpty() ? Optional.empty() : locator.word(file, word).or(() -> locator.word("", wanted));
        }
        String name = word;
        Wording wording = Wording.of(text, name, type, files);
        if (spot.isPresent()) {
            Spot exact = name.isEmpty() ? spot.get() : Locator.near(spot.get(), name, STATEMENT);
            located.add(Problem.error(exact.file().file(), exact.line(), wording.what(), wording.remedy()));
        } else {
            unlocated.add(Problem.error(
                    file.isEmpty() ? "rules/drl" : file,
                    Math.max(0, message.getLine()),
                    wording.what(),
                    wording.remedy()));
        }
    }

    private void java(Message message) {
        String source = sources.getOrDefault(message.getPath(), "");
        String text = firstLine(message.getText());
        String name = Wording.subject(text);
        Wording wording = Wording.of(text, name, Wording.owner(text), files);
        Matcher ruleFile = RULE_FILE.matcher(source);
        String file = ruleFile.find() ? ruleFile.group(1) : "";
        Matcher predicate = PREDICATE.matcher(source);
        Optional<Spot> spot = predicate.find()
                ? locator.code(file, predicate.group(1).translateEscapes())
                : statement(source, message.getLine());
        spot = spot.or(() -> name.isEmpty() ? Optional.empty() : locator.word(file, name));
        if (spot.isPresent()) {
            Spot exact = name.isEmpty() ? spot.get() : Locator.near(spot.get(), name, STATEMENT);
            located.add(Problem.error(exact.file().file(), exact.line(), wording.what(), wording.remedy()));
        } else {
            unlocated.add(Problem.error("rules/drl", 0, wording.what(), wording.remedy()));
        }
    }

    /** Where the generated line this message speaks of came from. The source begins on the line after its title. */
    private Optional<Spot> statement(String source, int line) {
        return source.lines().skip(line).findFirst().flatMap(code -> {
            String statement = code.strip();
            return locator.code("", statement).or(() -> locator.code("", statement.replaceFirst("[{;]\\s*$", "")));
        });
    }

    private static int offset(String text, int line, int column) {
        int start = 0;
        for (int left = line; left > 1; left--) {
            start = text.indexOf('\n', start) + 1;
        }
        return start + column;
    }

    private static String firstLine(String text) {
        return text.lines().findFirst().orElse("");
    }
}
