package io.yingda.engine.question;

import io.yingda.engine.question.Clause.Cut;
import java.util.ArrayList;
import java.util.List;

/**
 * Finds the questions in a text by its signs and wording alone. What is told before a question belongs to it; greetings and
 * questions that only ask for agreement are none of their own. Whether two really ask different things is for a search to
 * say.
 */
public final class Questions {

    /** Longer texts tell a story that no cut does justice to. */
    private static final int LONGEST = 300;

    private static final int SHORTEST = 2;

    /** Signs around a question that are none of it. */
    private static final String PARTING = "?!。;,.、:~ \t\r\n\u3000";

    private final String text;
    private final List<Question> questions = new ArrayList<>();

    private Questions(String text) {
        this.text = text;
    }

    /** Whether a folded text asks something by its words or its last sign. */
    public static boolean asks(String text) {
        return text.endsWith("?") || Wording.asks(text);
    }

    /**
     * The questions in their order.
     *
     * @param text folded
     * @return empty when it asks one thing, or nothing
     */
    public static List<Question> in(String text) {
        if (text.length() > LONGEST || !Clauses.mayBeSeveral(text)) {
            return List.of();
        }
        List<Clause> clauses = Clauses.of(text);
        if (clauses.size() < 2) {
            return List.of();
        }
        Questions found = new Questions(text);
        found.group(clauses);
        return found.questions.size() < 2 ? List.of() : List.copyOf(found.questions);
    }

    private void group(List<Clause> clauses) {
        int start = -1;
        boolean loose = false;
        for (Clause clause : clauses) {
            String words = text.substring(clause.start(), clause.end());
            if (start < 0 && Wording.isGreeting(words)) {
                continue;
            }
            if (start < 0) {
                start = clause.start();
                loose = clause.before() == Cut.LOOSE;
            }
            if (clause.asks() && !Wording.isGreeting(words)) {
                add(start, clause.end(), loose);
                start = -1;
            }
        }
        // What is told after the last question explains it.
        if (start >= 0 && !questions.isEmpty()) {
            Question last = questions.removeLast();
            questions.add(new Question(last.start(), clauses.getLast().end(), last.loose()));
        }
    }

    private void add(int from, int end, boolean loose) {
        String words = text.substring(from, end);
        if (!questions.isEmpty() && (Wording.isTag(words) || Wording.continues(words))) {
            Question last = questions.removeLast();
            questions.add(new Question(last.start(), end, last.loose()));
            return;
        }
        int start = from + Wording.lead(words);
        while (start < end && PARTING.indexOf(text.charAt(start)) >= 0) {
            start++;
        }
        int last = end;
        while (last > start && PARTING.indexOf(text.charAt(last - 1)) >= 0) {
            last--;
        }
        if (Signs.removed(text.substring(start, last)).length() >= SHORTEST) {
            questions.add(new Question(start, last, loose && !questions.isEmpty()));
        }
    }
}
