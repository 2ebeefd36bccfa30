package io.yingda.rules.drl;

import io.yingda.engine.problem.Nearest;
import io.yingda.engine.problem.Problem;
import io.yingda.rules.drl.Outline.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;

/** Finds the rules, functions and statements of a file, however broken it is. */
final class OutlineReader {

    private static final Set<String> OPENINGS =
            Set.of("package", "import", "global", "dialect", "rule", "function", "declare", "query", "unit");

    private final DrlFile source;
    private final Consumer<Problem> problems;
    private final Consumer<Problem> brackets;
    private final List<Token> tokens;
    private final List<Section> rules = new ArrayList<>();
    private final List<Section> functions = new ArrayList<>();
    private final List<Statement> statements = new ArrayList<>();
    private int position;

    OutlineReader(DrlFile source, Consumer<Problem> problems) {
        this.source = source;
        List<Problem> broken = new ArrayList<>();
        tokens = Lexer.tokens(source.file(), source.text(), broken::add);
        broken.forEach(problems);
        // A quote that is never closed swallows brackets, which then would be missed.
        brackets = broken.isEmpty() ? problems : problem -> {};
        this.problems = problems;
    }

    Outline read() {
        while (position < tokens.size()) {
            Token token = tokens.get(position);
            switch (token.text()) {
                case "rule" -> rule();
                case "function" -> function();
                case ";" -> position++;
                default -> statement();
            }
        }
        return new Outline(source, tokens, rules, functions, statements);
    }

    private void statement() {
        Token first = tokens.get(position++);
        StringBuilder rest = new StringBuilder();
        while (position < tokens.size()
                && tokens.get(position).line() == first.line()
                && !tokens.get(position).isSymbol(';')) {
            Token next = tokens.get(position++);
            rest.append(
                            !rest.isEmpty()
                                            && next.isWord()
                                            && tokens.get(position - 2).isWord()
                                    ? " "
                                    : "")
                    .append(next.text());
        }
        statements.add(new Statement(first.text(), rest.toString(), first.line()));
        if (!first.isWord() || !OPENINGS.contains(first.text())) {
            String remedy = Nearest.to(first.text(), OPENINGS)
                    .map(near -> "您是不是想写“" + near + "”？")
                    .orElse("规则文件里只有 import、global、function 和 rule … end");
            error(first, "这里看不懂：" + first.text(), remedy);
        }
    }

    private void function() {
        int from = position++;
        while (position < tokens.size() && !tokens.get(position).isSymbol('{') && !opensRule(position)) {
            position++;
        }
        int body = position;
        Brackets pairs = new Brackets(source.file(), brackets);
        do {
            if (position >= tokens.size() || opensRule(position)) {
                break;
            }
            pairs.see(tokens.get(position++));
        } while (pairs.open());
        pairs.finish();
        String name = "";
        for (int index = from + 1; index < body && !tokens.get(index).isSymbol('('); index++) {
            name = tokens.get(index).text();
        }
        functions.add(new Section(name, source.file(), tokens.get(from).line(), from, body, position));
    }

    private void rule() {
        int from = position++;
        Token opening = tokens.get(from);
        String name = position < tokens.size() ? tokens.get(position++).text() : "";
        int then = -1;
        Brackets pairs = new Brackets(source.file(), brackets);
        boolean ended = false;
        while (position < tokens.size() && !ended && !opensRule(position)) {
            Token token = tokens.get(position);
            if (token.isWord("then") && then < 0) {
                then = position;
                pairs.finish();
            } else if (token.isWord("end") && !isMember(position)) {
                ended = true;
            }
            pairs.see(token);
            position++;
        }
        pairs.finish();
        if (!ended) {
            error(opening, "规则“" + name + "”没有结束", "请在这条规则的最后补上一行 end");
        } else if (then < 0) {
            error(opening, "规则“" + name + "”没有 then", "请在条件后面写一行 then，再写要做的事");
        }
        rules.add(new Section(name, source.file(), opening.line(), from, then < 0 ? position : then, position));
    }

    /** Whether a rule starts here: the word stands first on its line and a name follows. */
    private boolean opensRule(int index) {
        Token token = tokens.get(index);
        return (token.isWord("rule") || token.isWord("function"))
                && (index == 0 || tokens.get(index - 1).line() < token.line())
                && index + 1 < tokens.size()
                && (tokens.get(index + 1).isString() || tokens.get(index + 1).isWord());
    }

    private boolean isMember(int index) {
        boolean afterDot = index > 0 && tokens.get(index - 1).isSymbol('.');
        boolean called = index + 1 < tokens.size() && tokens.get(index + 1).isSymbol('(');
        return afterDot || called;
    }

    private void error(Token token, String what, String remedy) {
        problems.accept(Problem.error(source.file(), token.line(), what, remedy));
    }
}
