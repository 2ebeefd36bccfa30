package io.yingda.rules.compile;

import io.yingda.rules.drl.DrlFile;
import io.yingda.rules.drl.Outline;
import io.yingda.rules.drl.Token;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * Puts a look at the turn's budget into every loop and every function of a rule file. Lines stay where they are, so whatever
 * the compiler says of them holds for the file as written.
 */
final class Guards {

    private static final String LEFT = "io.yingda.rules.run.Budget.left()";

    private record Insertion(int offset, String text) {}

    private final Outline outline;
    private final List<Insertion> insertions = new ArrayList<>();

    private Guards(Outline outline) {
        this.outline = outline;
    }

    static DrlFile added(Outline outline) {
        Guards guards = new Guards(outline);
        outline.functions().forEach(function -> guards.insert(function.body(), LEFT + ";"));
        for (int position = 0; position < outline.tokens().size(); position++) {
            Token token = outline.tokens().get(position);
            boolean opens = outline.precedes(position, '(');
            if (opens && (token.isWord("while") || token.isWord("for"))) {
                guards.loop(position + 1, token.isWord("while"));
            }
        }
        return new DrlFile(outline.file(), guards.applied(outline.source().text()));
    }

    /** At the head of the body where there are braces, so that the compiler still sees which loops never end. */
    private void loop(int opening, boolean isWhile) {
        int closing = closing(opening);
        if (outline.precedes(closing, '{')) {
            insert(closing + 1, LEFT + ";");
        } else if (isWhile) {
            condition(opening, closing);
        } else {
            counted(opening, closing);
        }
    }

    /** {@code for (start; condition; step)}; the other kind of loop ends with its collection. */
    private void counted(int opening, int closing) {
        List<Integer> semicolons = new ArrayList<>();
        int depth = 0;
        for (int position = opening; position < closing; position++) {
            Token token = outline.tokens().get(position);
            depth += token.isSymbol('(') || token.isSymbol('{')
                    ? 1
                    : token.isSymbol(')') || token.isSymbol('}') ? -1 : 0;
            if (depth == 1 && token.isSymbol(';')) {
                semicolons.add(position);
            }
        }
        if (semicolons.size() == 2) {
            condition(semicolons.get(0), semicolons.get(1));
        }
    }

    private void condition(int before, int after) {
        boolean empty = after == before + 1;
        insert(before, empty ? LEFT : LEFT + " && (");
        if (!empty) {
            insertions.add(new Insertion(outline.tokens().get(after).start(), ")"));
        }
    }

    private int closing(int opening) {
        int depth = 0;
        for (int position = opening; position < outline.tokens().size(); position++) {
            Token token = outline.tokens().get(position);
            depth += token.isSymbol('(') ? 1 : token.isSymbol(')') ? -1 : 0;
            if (depth == 0) {
                return position;
            }
        }
        return outline.tokens().size() - 1;
    }

    private void insert(int afterToken, String text) {
        insertions.add(new Insertion(outline.tokens().get(afterToken).end(), text));
    }

    private String applied(String text) {
        insertions.sort(Comparator.comparingInt(Insertion::offset));
        StringBuilder guarded = new StringBuilder();
        int from = 0;
        for (Insertion insertion : insertions) {
            guarded.append(text, from, insertion.offset()).append(insertion.text());
            from = insertion.offset();
        }
        return guarded.append(text, from, text.length()).toString();
    }
}
