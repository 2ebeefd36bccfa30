package io.yingda.rules.compile;

import io.yingda.engine.problem.Problem;
import io.yingda.rules.drl.Outline;
import io.yingda.rules.drl.Token;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;

/** Checks the regular expressions of one rule file, which Drools compiles only when a turn needs them. */
final class ExpressionCheck {

    private static final Set<String> METHODS = Set.of("matches", "replaceAll", "replaceFirst", "split", "compile");

    private final Outline file;
    private final Consumer<Problem> problems;

    ExpressionCheck(Outline file, Consumer<Problem> problems) {
        this.file = file;
        this.problems = problems;
    }

    void run() {
        for (int position = 0; position < file.tokens().size(); position++) {
            Token token = file.tokens().get(position);
            if (!token.isWord() || !METHODS.contains(token.text())) {
                continue;
            }
            boolean called = file.precedes(position, '(');
            Optional<Token> expression = file.token(called ? position + 2 : position + 1);
            if (expression.filter(Token::isString).isPresent()) {
                check(expression.get());
            } else if (isOperator(position)) {
                error(token, "matches 后面只能直接写带引号的表达式", "例如 text matches \"[0-9]+\"");
            }
        }
    }

    /** {@code property matches …} in a condition. */
    private boolean isOperator(int position) {
        return file.tokens().get(position).isWord("matches")
                && !file.follows(position, '.')
                && file.token(position - 1).filter(Token::isWord).isPresent()
                && file.rules().stream().anyMatch(rule -> position > rule.from() + 1 && position < rule.body());
    }

    private void check(Token expression) {
        String written;
        try {
            written = expression.text().translateEscapes();
        } catch (IllegalArgumentException unknownEscape) {
            error(expression, "字符串里的反斜线写得不对：\"" + expression.text() + "\"", "反斜线要写两个，例如 \"\\\\d+\"");
            return;
        }
        try {
            Pattern.compile(written);
        } catch (PatternSyntaxException wrong) {
            error(
                    expression,
                    "正则表达式写得不对：\"" + expression.text() + "\"（" + wrong.getDescription() + "）",
                    "请检查括号和特殊字符；只找固定的词，用 text contains 或 has(…)");
        }
    }

    private void error(Token token, String what, String remedy) {
        problems.accept(Problem.error(file.file(), token.line(), what, remedy));
    }
}
