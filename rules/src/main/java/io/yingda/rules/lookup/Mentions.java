package io.yingda.rules.lookup;

import io.yingda.engine.form.Forms;
import io.yingda.engine.problem.Nearest;
import io.yingda.engine.problem.Problem;
import io.yingda.rules.drl.DrlFile;
import io.yingda.rules.drl.Outline;
import io.yingda.rules.drl.Section;
import io.yingda.rules.drl.Token;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Where rules name forms, operations, arguments and fields in so many words: those that nobody declared are reported. What a rule
 * puts together while it runs cannot be seen here.
 */
public final class Mentions {

    private static final Set<String> FIELD = Set.of("text", "number", "money", "date", "time", "rows", "each", "lines");

    private final Outline file;
    private final LookUps lookUps;
    private final Forms forms;
    private final Consumer<Problem> problems;

    private Mentions(Outline file, LookUps lookUps, Forms forms, Consumer<Problem> problems) {
        this.file = file;
        this.lookUps = lookUps;
        this.forms = forms;
        this.problems = problems;
    }

    /** Looks through every rule file. */
    public static void check(Path rulesFolder, LookUps lookUps, Forms forms, Consumer<Problem> problems) {
        for (DrlFile source : DrlFile.all(rulesFolder, unreadable -> {})) {
            new Mentions(Outline.of(source, broken -> {}), lookUps, forms, problems).run();
        }
    }

    private void run() {
        for (int position = 0; position < file.tokens().size(); position++) {
            Token token = file.tokens().get(position);
            if (token.isWord("lookUp") && file.follows(position, '.') && file.precedes(position, '(')) {
                asked(position + 2);
            } else if (token.isWord("operation") && file.precedes(position, '=') && isIn(position, "LookedUp")) {
                known(position + 3);
            } else if (token.isWord("fill") && isOf(position, "decide") && file.precedes(position, '(')) {
                filled(position + 2);
            } else if (token.isWord("form") && file.precedes(position, '=') && isIn(position, "Filling")) {
                filled(position + 3);
            }
        }
        file.rules().forEach(this::fields);
    }

    /** The operation, and after it the names of its arguments, if all of it is written out. */
    private void asked(int first) {
        Operation operation = known(first);
        if (operation == null) {
            return;
        }
        Set<String> given = new HashSet<>();
        int depth = 0;
        int count = 0;
        for (int position = first; position < file.tokens().size() && depth >= 0; position++) {
            Token token = file.tokens().get(position);
            depth += opens(token) ? 1 : closes(token) ? -1 : 0;
            if (depth == 0 && token.isSymbol(',')) {
                count++;
                Token name = file.token(position + 1).orElse(token);
                if (count % 2 == 1 && !name.isString()) {
                    return;
                }
                if (count % 2 == 1) {
                    given.add(name.text());
                    argument(operation, name);
                }
            }
        }
        operation.arguments().values().stream()
                .filter(argument -> argument.required() && !given.contains(argument.name()))
                .forEach(argument -> error(
                        file.tokens().get(first),
                        "查询“" + operation.name() + "”缺少参数 " + argument.name(),
                        "写法如 decide.lookUp(\"" + operation.name() + "\", \"" + argument.name() + "\", …)"));
    }

    private void argument(Operation operation, Token name) {
        if (!operation.arguments().containsKey(name.text())) {
            error(
                    name,
                    "查询“" + operation.name() + "”没有参数 " + name.text(),
                    instead(name.text(), operation.arguments().keySet()));
        }
    }

    private @Nullable Operation known(int position) {
        Token name = file.token(position).filter(Token::isString).orElse(null);
        if (name == null) {
            return null;
        }
        Operation operation = lookUps.operation(name.text()).orElse(null);
        if (operation == null) {
            error(name, "没有声明查询“" + name.text() + "”", lookUps.instead(name.text()));
        }
        return operation;
    }

    private void filled(int position) {
        file.token(position)
                .filter(Token::isString)
                .filter(name -> forms.form(name.text()).isEmpty())
                .ifPresent(name -> error(name, "没有表单“" + name.text() + "”", forms.instead(name.text())));
    }

    private boolean isOf(int position, String variable) {
        return file.follows(position, '.')
                && position >= 2
                && file.tokens().get(position - 2).isWord(variable);
    }

    /** Whether the pattern this stands in is of such a fact. */
    private boolean isIn(int position, String fact) {
        int depth = 0;
        for (int before = position - 1; before > 0; before--) {
            Token token = file.tokens().get(before);
            depth += closes(token) ? 1 : opens(token) ? -1 : 0;
            if (depth < 0) {
                return file.tokens().get(before - 1).isWord(fact);
            }
        }
        return false;
    }

    /** Fields that are read of a result bound to a variable. */
    private void fields(Section rule) {
        Map<String, Operation> bound = new HashMap<>();
        for (int position = rule.from(); position + 6 < rule.until(); position++) {
            Token variable = file.tokens().get(position);
            if (variable.text().startsWith("$")
                    && file.precedes(position, ':')
                    && file.tokens().get(position + 2).isWord("LookedUp")) {
                operationIn(position + 3, rule).ifPresent(operation -> bound.put(variable.text(), operation));
            }
        }
        for (int position = rule.body(); position < rule.until(); position++) {
            Operation operation = bound.get(file.tokens().get(position).text());
            if (operation != null && file.precedes(position, '.')) {
                read(operation, position + 2);
            }
        }
    }

    private Optional<Operation> operationIn(int from, Section rule) {
        for (int position = from;
                position + 3 < rule.body() && !file.tokens().get(position).isSymbol(')');
                position++) {
            if (file.tokens().get(position).isWord("operation") && file.precedes(position, '=')) {
                return file.token(position + 3).filter(Token::isString).flatMap(name -> lookUps.operation(name.text()));
            }
        }
        return Optional.empty();
    }

    private void read(Operation operation, int method) {
        Token called = file.token(method).orElse(null);
        Token first = file.token(method + 2).filter(Token::isString).orElse(null);
        if (called == null || first == null || !file.precedes(method, '(')) {
            return;
        }
        List<String> names = new ArrayList<>();
        if (FIELD.contains(called.text())) {
            names.add(first.text());
        } else if (called.isWord("fill")) {
            names.addAll(Template.of(first.text()).names());
        }
        if (called.isWord("each") || called.isWord("lines")) {
            rows(operation, first.text(), method + 3);
        }
        for (String name : names) {
            if (!operation.fields().containsKey(name)) {
                error(
                        first,
                        "查询“" + operation.name() + "”没有字段 " + name,
                        instead(name, operation.fields().keySet()));
            }
        }
    }

    /** What the templates for the rows of a list name. */
    private void rows(Operation operation, String list, int from) {
        Field rows = operation.fields().get(list);
        for (int position = from; rows != null && position < file.tokens().size(); position++) {
            Token token = file.tokens().get(position);
            if (closes(token)) {
                return;
            }
            if (token.isString()) {
                for (String name : Template.of(token.text()).names()) {
                    if (!rows.fields().containsKey(name)) {
                        error(
                                token,
                                "列表 " + list + " 的一行没有字段 " + name,
                                instead(name, rows.fields().keySet()));
                    }
                }
            }
        }
    }

    private static String instead(String name, Set<String> known) {
        return Nearest.to(name, known)
                .map(near -> "您是不是想写“" + near + "”？")
                .orElse(known.isEmpty() ? "它什么参数也不要" : "声明过的：" + String.join("、", known));
    }

    private static boolean opens(Token token) {
        return token.isSymbol('(');
    }

    private static boolean closes(Token token) {
        return token.isSymbol(')');
    }

    private void error(Token token, String what, String remedy) {
        problems.accept(Problem.error(file.file(), token.line(), what, remedy));
    }
}
