package io.yingda.rules.compile;

import io.yingda.engine.problem.Nearest;
import io.yingda.engine.problem.Problem;
import io.yingda.rules.drl.Outline;
import io.yingda.rules.drl.Section;
import io.yingda.rules.drl.Token;
import java.util.HashSet;
import java.util.Set;
import java.util.function.Consumer;

/** Checks the words of one rule file: classes, methods and statements no rule may use, and variables nobody bound. */
final class WordCheck {

    private static final String ONLY_VALUES = "规则只能用 README 里列出的事实和 decide，以及 Java 的字符串、数字、集合和日期";
    private static final String ONLY_DECIDE = "事实是只读的，请用 decide 写下决定";
    private static final Set<String> ROOTS = Set.of(
            "java", "javax", "jakarta", "jdk", "sun", "com", "org", "net", "io", "ch", "edu", "kotlin", "groovy");
    private static final Set<String> CHANGES =
            Set.of("insert", "insertLogical", "update", "delete", "retract", "modify");
    private static final Set<String> HANDLES = Set.of("drools", "kcontext");
    private static final Set<String> STATEMENTS =
            Set.of("synchronized", "finally", "class", "interface", "enum", "record");
    private final Outline file;
    private final Consumer<Problem> problems;

    WordCheck(Outline file, Consumer<Problem> problems) {
        this.file = file;
        this.problems = problems;
    }

    void run() {
        for (int position = 0; position < file.tokens().size(); position++) {
            Token token = file.tokens().get(position);
            if (token.isWord() && inSection(position)) {
                word(position, token);
            }
        }
        file.rules().forEach(this::variables);
        new ExpressionCheck(file, problems).run();
        new ComparisonCheck(file, problems).run();
        file.rules().forEach(rule -> Joins.check(file, rule, problems));
    }

    private void word(int position, Token token) {
        boolean member = file.follows(position, '.');
        boolean called = file.precedes(position, '(');
        String word = token.text();
        if (member) {
            if ((called && isNever(word)) || word.equals("class")) {
                error(token, "规则里不能使用 " + word, ONLY_VALUES);
            }
            return;
        }
        boolean opened = called || file.precedes(position, '.');
        if ((CHANGES.contains(word) && called) || (HANDLES.contains(word) && opened)) {
            error(token, "规则里不能使用 " + word, ONLY_DECIDE);
        } else if (STATEMENTS.contains(word) || (called && isNever(word))) {
            error(token, "规则里不能使用 " + word, ONLY_VALUES);
        } else if (word.equals("new") && isAnonymous(position)) {
            error(token, "规则里不能使用匿名类", "请写成 function");
        } else if (ROOTS.contains(word) && file.precedes(position, '.')) {
            qualified(position, token);
        } else if (Character.isUpperCase(word.charAt(0)) && isForeign(word)) {
            error(token, "规则里不能使用 " + word, ONLY_VALUES);
        }
    }

    /** Whether {@code new Type(…)} has a body, whose methods would escape the budget. */
    private boolean isAnonymous(int position) {
        int depth = 0;
        for (int next = position + 1; next < file.tokens().size(); next++) {
            Token token = file.tokens().get(next);
            depth += token.isSymbol('(') ? 1 : token.isSymbol(')') ? -1 : 0;
            if (depth == 0 && token.isSymbol(')')) {
                return file.precedes(next, '{');
            }
            if (depth < 0 || (depth == 0 && (token.isSymbol('[') || token.isSymbol(';')))) {
                return false;
            }
        }
        return false;
    }

    /** A class by its full name, such as {@code java.io.File}. */
    private void qualified(int position, Token first) {
        StringBuilder name = new StringBuilder(first.text());
        int next = position;
        while (file.precedes(next, '.')
                && !Character.isUpperCase(file.tokens().get(next).text().charAt(0))) {
            next += 2;
            if (next >= file.tokens().size()) {
                return;
            }
            name.append('.').append(file.tokens().get(next).text());
        }
        if (!Permissions.names(name.toString())) {
            error(first, "规则里不能使用 " + name, ONLY_VALUES);
        }
    }

    /** Whether this simple name is a class every Java file sees, but no rule may use. */
    private static boolean isForeign(String word) {
        String name = "java.lang." + word;
        return !Permissions.names(name)
                && Vocabulary.named(word).findAny().isEmpty()
                && ClassLoader.getPlatformClassLoader().getResource(name.replace('.', '/') + ".class") != null;
    }

    /** Drools takes a variable nobody bound for an empty one, without a word. */
    private void variables(Section rule) {
        Set<String> bound = new HashSet<>();
        for (int position = rule.from(); position < rule.until(); position++) {
            Token token = file.tokens().get(position);
            boolean inJava = position > rule.body();
            boolean assigned = file.precedes(position, '=')
                    || file.token(position - 1).filter(WordCheck::isType).isPresent();
            boolean declared = file.precedes(position, ':') || (inJava && assigned);
            if (isVariable(token) && declared) {
                bound.add(token.text());
            }
        }
        for (int position = rule.from(); position < rule.until(); position++) {
            Token token = file.tokens().get(position);
            if (isVariable(token) && !bound.contains(token.text())) {
                error(
                        token,
                        "变量 " + token.text() + " 没有在条件里绑定过",
                        Nearest.to(token.text(), bound)
                                .map(near -> "您是不是想写 " + near + "？")
                                .orElse("请在条件里写 " + token.text() + " : 属性，或改成已绑定的变量"));
            }
        }
    }

    private static boolean isNever(String word) {
        return word.equals("getClass") || Permissions.isNever(word);
    }

    private static boolean isType(Token token) {
        return token.isWord() || token.isSymbol('>') || token.isSymbol(']');
    }

    private static boolean isVariable(Token token) {
        return token.isWord() && token.text().startsWith("$");
    }

    private boolean inSection(int position) {
        return file.rules().stream().anyMatch(rule -> rule.contains(position) && position > rule.from() + 1)
                || file.functions().stream().anyMatch(function -> function.contains(position));
    }

    private void error(Token token, String what, String remedy) {
        problems.accept(Problem.error(file.file(), token.line(), what, remedy));
    }
}
