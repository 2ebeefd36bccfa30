package io.yingda.engine.question;

import io.yingda.engine.question.Clause.Cut;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Cuts folded text where a sentence may end. What stands in quotes or brackets, numbers and enumerations stay whole. */
final class Clauses {

    private static final String FIRM = "?!。;\n\r";
    private static final String LOOSE = ", \t";
    private static final String OPENING = "“「『《‘([【";
    private static final String CLOSING = "”」』》’)]】";

    private static final int SHORTEST = 5;

    /** Words that begin another question even where nothing else parts it from the one before. */
    private static final Pattern CONNECTIVE = Pattern.compile(Wording.CONNECTIVE);

    private final String text;
    private final List<Clause> clauses = new ArrayList<>();
    private final boolean connects;
    private int start;
    private int known;
    private Cut before = Cut.FIRM;

    private Clauses(String text) {
        this.text = text;
        connects = Wording.mayConnect(text);
    }

    /** Whether there may be more than one clause: a cheap look that spares most messages the rest. */
    static boolean mayBeSeveral(String text) {
        for (int index = 0; index < text.length() - 1; index++) {
            char character = text.charAt(index);
            if (FIRM.indexOf(character) >= 0 || LOOSE.indexOf(character) >= 0) {
                return true;
            }
        }
        return Wording.mayConnect(text);
    }

    static List<Clause> of(String text) {
        Clauses clauses = new Clauses(text);
        clauses.cut();
        return clauses.clauses;
    }

    private void cut() {
        int closing = -1;
        for (int index = 0; index < text.length(); index++) {
            char character = text.charAt(index);
            if (closing >= 0) {
                closing = CLOSING.indexOf(character) == closing || character == '\n' ? -1 : closing;
            } else if (OPENING.indexOf(character) >= 0 && text.indexOf(closing(character), index) >= 0) {
                closing = OPENING.indexOf(character);
            } else if (FIRM.indexOf(character) >= 0) {
                end(index, character == '?');
                next(index + 1, Cut.FIRM);
            } else if (LOOSE.indexOf(character) >= 0 && !isInNumber(index)) {
                end(index, false);
                next(index + 1, Cut.LOOSE);
            }
        }
        end(text.length(), false);
    }

    private static char closing(char opening) {
        return CLOSING.charAt(OPENING.indexOf(opening));
    }

    /** A comma or a space within a number, a name or foreign words. */
    private boolean isInNumber(int index) {
        return index > 0
                && index + 1 < text.length()
                && isAscii(text.charAt(index - 1))
                && isAscii(text.charAt(index + 1));
    }

    private static boolean isAscii(char character) {
        return character < 0x80 && Character.isLetterOrDigit(character);
    }

    /** Begins the next clause; of several signs in a row the strongest counts. */
    private void next(int from, Cut cut) {
        boolean inARow = clauses.size() == known;
        start = from;
        before = inARow && before == Cut.FIRM ? Cut.FIRM : cut;
        known = clauses.size();
    }

    /** Whether nothing but signs and spaces stands between. */
    private boolean isBlank(int from, int until) {
        return text.substring(from, until).codePoints().noneMatch(Character::isLetterOrDigit);
    }

    private void end(int end, boolean questionMark) {
        Matcher connective = CONNECTIVE.matcher(text).region(start, end);
        while (connects && connective.find()) {
            if (Wording.asks(text.substring(start, connective.start()))) {
                add(start, connective.start(), false);
                start = connective.start();
                before = Cut.FIRM;
            }
        }
        add(start, end, questionMark);
    }

    /** A question mark after a word or two only names what the next question is about. */
    private static boolean isQuestion(String words, boolean questionMark) {
        return Wording.asks(words) || (questionMark && Signs.removed(words).length() > SHORTEST);
    }

    private void add(int from, int until, boolean questionMark) {
        if (isBlank(from, until)) {
            if (questionMark && !clauses.isEmpty()) {
                Clause last = clauses.removeLast();
                String words = text.substring(last.start(), last.end());
                clauses.add(new Clause(last.start(), until, last.before(), isQuestion(words, true)));
            }
            return;
        }
        String words = text.substring(from, until);
        boolean opened = Wording.opens(words);
        clauses.add(new Clause(from, until, opened ? Cut.FIRM : before, isQuestion(words, questionMark)));
    }
}
