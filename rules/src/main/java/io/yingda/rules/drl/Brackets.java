package io.yingda.rules.drl;

import io.yingda.engine.problem.Problem;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.function.Consumer;

/** Pairs brackets and reports the first that has no partner. */
final class Brackets {

    private static final String OPENING = "([{";
    private static final String CLOSING = ")]}";

    private final String file;
    private final Consumer<Problem> problems;
    private final Deque<Token> open = new ArrayDeque<>();
    private boolean reported;

    Brackets(String file, Consumer<Problem> problems) {
        this.file = file;
        this.problems = problems;
    }

    boolean open() {
        return !open.isEmpty();
    }

    void see(Token token) {
        if (token.kind() != Token.Kind.SYMBOL) {
            return;
        }
        int closing = CLOSING.indexOf(token.text());
        if (OPENING.contains(token.text())) {
            open.push(token);
        } else if (closing >= 0) {
            Token opening = open.poll();
            if (opening == null) {
                report(token, "多了一个 " + token.text(), "请删去，或补上前面的 " + OPENING.charAt(closing));
            } else if (OPENING.indexOf(opening.text()) != closing) {
                report(opening, opening.text() + " 没有配对", "请补上 " + CLOSING.charAt(OPENING.indexOf(opening.text())));
            }
        }
    }

    /** Ends a part that must be balanced in itself. */
    void finish() {
        if (!open.isEmpty()) {
            Token opening = open.getLast();
            report(opening, opening.text() + " 没有配对", "请补上 " + CLOSING.charAt(OPENING.indexOf(opening.text())));
            open.clear();
        }
    }

    private void report(Token token, String what, String remedy) {
        if (!reported) {
            reported = true;
            problems.accept(Problem.error(file, token.line(), what, remedy));
        }
    }
}
