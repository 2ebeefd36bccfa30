package io.yingda.rules.compile;

import io.yingda.engine.problem.Nearest;
import io.yingda.engine.problem.Problem;
import io.yingda.rules.drl.Outline;
import io.yingda.rules.drl.Outline.Statement;
import io.yingda.rules.drl.Section;
import io.yingda.rules.drl.Token;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;

/**
 * Checks what rule files may say at all, before Drools reads them: imports, the sheet of decisions, unique names, and words no
 * rule may use.
 */
final class SourceCheck {

    private static final String SHEET = "io.yingda.engine.decision.Decisions decide";
    private static final Set<String> ATTRIBUTES =
            Set.of("timer", "calendars", "duration", "agenda", "ruleflow", "auto", "date", "dialect");

    private final Consumer<Problem> problems;
    private final Map<String, Section> rules = new HashMap<>();
    private final Map<String, Section> functions = new HashMap<>();

    private SourceCheck(Consumer<Problem> problems) {
        this.problems = problems;
    }

    static void run(List<Outline> files, Consumer<Problem> problems) {
        SourceCheck check = new SourceCheck(problems);
        Set<String> groups = new TreeSet<>();
        for (Outline file : files) {
            file.statements().forEach(statement -> check.statement(file, statement));
            file.statements().stream()
                    .filter(statement -> statement.word().equals("package"))
                    .forEach(statement -> groups.add(statement.rest()));
            file.rules().forEach(rule -> check.unique(check.rules, rule, "规则"));
            file.functions().forEach(function -> check.unique(check.functions, function, "函数"));
            new WordCheck(file, problems).run();
            check.attributes(file);
        }
        check.oneGroup(files, groups);
        check.sheet(files);
    }

    private void statement(Outline file, Statement statement) {
        switch (statement.word()) {
            case "import" -> imported(file, statement);
            case "global" -> {
                if (!statement.rest().equals(SHEET)) {
                    error(file, statement.line(), "不能有别的 global：" + statement.rest(), "只能写 global " + SHEET + ";");
                }
            }
            case "declare" ->
                error(file, statement.line(), "规则里不能定义新的类型（declare）", "请用 README 里列出的事实；要自己的判断，写 function");
            case "query", "unit" ->
                error(file, statement.line(), "规则里不能写 " + statement.word(), "只写 rule … end 和 function");
            case "dialect" -> {
                if (!statement.rest().equals("java")) {
                    error(file, statement.line(), "不能使用 " + statement.rest() + " 方言", "请删去 dialect 这一行");
                }
            }
            default -> {
                // Packages are compared with each other; what is unknown was reported when it was read.
            }
        }
    }

    private void imported(Outline file, Statement statement) {
        String name = statement.rest();
        boolean all = name.endsWith(".*");
        String bare = all ? name.substring(0, name.length() - 2) : name;
        boolean allowed = all
                ? bare.equals("io.yingda.engine.fact")
                        || bare.equals("io.yingda.engine.message")
                        || bare.equals("java.util")
                        || bare.equals("java.time")
                : Permissions.names(bare) || Permissions.names(bare.replaceFirst("\\.(?=[^.]*$)", "\\$"));
        if (!allowed) {
            String remedy = Nearest.to(bare, Vocabulary.byName().keySet())
                    .map(near -> "您是不是想写 import " + near + ";？")
                    .orElse("通常只需要 import io.yingda.engine.fact.*;");
            error(file, statement.line(), "规则里不能使用 " + name, remedy);
        }
    }

    private void unique(Map<String, Section> seen, Section section, String what) {
        Section other = seen.putIfAbsent(section.name(), section);
        if (other != null) {
            problems.accept(Problem.error(
                    section.file(),
                    section.line(),
                    what + "“" + section.name() + "”重名",
                    "另一个在 " + other.file() + ":" + other.line() + "，请换一个名字"));
        }
    }

    private void attributes(Outline file) {
        for (Section rule : file.rules()) {
            for (int position = rule.from() + 2; position < rule.body(); position++) {
                Token token = file.tokens().get(position);
                if (token.isWord("when")) {
                    break;
                }
                if (token.isWord() && ATTRIBUTES.contains(token.text()) && !isJava(file, position)) {
                    error(
                            file,
                            token.line(),
                            "规则不能有属性 " + attribute(file, position),
                            "可用的属性：salience、no-loop、activation-group、enabled；与时间有关的条件请用 Moment");
                }
            }
        }
    }

    private static boolean isJava(Outline file, int position) {
        return file.tokens().get(position).isWord("dialect")
                && file.token(position + 1)
                        .filter(next -> next.text().equals("java"))
                        .isPresent();
    }

    private static String attribute(Outline file, int position) {
        String word = file.tokens().get(position).text();
        return file.precedes(position, '-')
                ? word + "-" + file.token(position + 2).map(Token::text).orElse("")
                : word;
    }

    private void oneGroup(List<Outline> files, Set<String> groups) {
        if (groups.size() < 2 && (groups.isEmpty() || allNamed(files))) {
            return;
        }
        for (Outline file : files) {
            file.statements().stream()
                    .filter(statement -> statement.word().equals("package"))
                    .findFirst()
                    .ifPresent(
                            statement -> error(file, statement.line(), "各个规则文件的 package 不一样", "请把所有文件的 package 行都删去"));
        }
    }

    private static boolean allNamed(List<Outline> files) {
        return files.stream()
                .allMatch(file -> file.statements().stream()
                        .anyMatch(statement -> statement.word().equals("package")));
    }

    private void sheet(List<Outline> files) {
        for (Outline file : files) {
            boolean declared = file.statements().stream()
                    .anyMatch(statement -> statement.word().equals("global"));
            if (!declared) {
                file.tokens().stream()
                        .filter(token -> token.isWord("decide"))
                        .findFirst()
                        .ifPresent(token ->
                                error(file, token.line(), "用到了 decide，但文件开头没有声明", "请在文件开头加一行：global " + SHEET + ";"));
            }
        }
    }

    private void error(Outline file, int line, String what, String remedy) {
        problems.accept(Problem.error(file.file(), line, what, remedy));
    }
}
