package io.yingda.rules.compile;

import io.yingda.engine.problem.Problem;
import io.yingda.rules.drl.Outline;
import io.yingda.rules.drl.Section;
import io.yingda.rules.drl.Token;
import java.util.Map;
import java.util.function.Consumer;

/**
 * Estimates how many combinations of facts a rule's conditions may come to. Drools goes through all of them before the rule
 * fires, and nothing can stop it half-way, so a rule with too many is refused.
 */
final class Joins {

    private static final long MOST = 20_000;
    private static final int ITEMS = 30;

    /** Facts a turn may have several of: how many, and the property that picks one. */
    private static final Map<String, String> PICKED_BY =
            Map.of("Candidate", "rank", "Part", "number", "LookedUp", "operation", "Slot", "name");

    private static final int EACH = 10;

    private Joins() {}

    static void check(Outline file, Section rule, Consumer<Problem> problems) {
        long combinations = 1;
        for (int position = rule.from() + 2; position < rule.body() && combinations <= MOST; position++) {
            Token token = file.tokens().get(position);
            String picker = PICKED_BY.get(token.text());
            if (token.isWord("from") && !collects(file, position)) {
                combinations *= ITEMS;
            } else if (token.isWord()
                    && picker != null
                    && file.precedes(position, '(')
                    && !picks(file, position, picker)) {
                combinations *= EACH;
            }
        }
        if (combinations > MOST) {
            problems.accept(Problem.error(
                    rule.file(),
                    rule.line(),
                    "规则“" + rule.name() + "”的条件组合太多",
                    "请给 Candidate 加上 rank == …，给 Slot、LookedUp 加上名称，或把规则拆开"));
        }
    }

    private static boolean collects(Outline file, int from) {
        return file.token(from + 1)
                .filter(next -> next.isWord("collect") || next.isWord("accumulate"))
                .isPresent();
    }

    /** Whether the pattern compares this property for equality. */
    private static boolean picks(Outline file, int type, String property) {
        int depth = 0;
        for (int position = type + 1; position < file.tokens().size(); position++) {
            Token token = file.tokens().get(position);
            depth += token.isSymbol('(') ? 1 : token.isSymbol(')') ? -1 : 0;
            if (depth == 0) {
                return false;
            }
            if (token.isWord(property) && file.precedes(position, '=') && file.precedes(position + 1, '=')) {
                return true;
            }
        }
        return false;
    }
}
