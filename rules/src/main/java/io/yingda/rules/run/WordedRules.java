package io.yingda.rules.run;

import io.yingda.engine.fact.Message;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import org.drools.model.Model;
import org.drools.model.Pattern;
import org.drools.model.Rule;
import org.drools.model.SingleConstraint;

/**
 * The rules that wait for certain words, or for anything else that few messages have. In most turns none of them can fire;
 * to find that out by asking what each demands of the message costs far less than to lay the facts before all of them.
 */
final class WordedRules {

    private final List<List<SingleConstraint>> demands = new ArrayList<>();
    private final Set<Rule> rules = new HashSet<>();

    private WordedRules() {}

    static WordedRules among(List<Model> models) {
        WordedRules worded = new WordedRules();
        Message usual = SampleFacts.ordinary(SampleFacts.USUAL).message();
        Set<List<String>> known = new HashSet<>();
        for (Model model : models) {
            for (Rule rule : model.getRules()) {
                List<SingleConstraint> demanded = demandsOf(rule);
                if (!Budget.within(Limits.REHEARSAL, () -> holds(demanded, usual))) {
                    worded.rules.add(rule);
                    List<String> written = new ArrayList<>(List.of(model.getPackageName()));
                    demanded.forEach(constraint -> written.add(Conditions.text(constraint)));
                    if (known.add(written)) {
                        worded.demands.add(demanded);
                    }
                }
            }
        }
        return worded;
    }

    /** The same without these rules. */
    Model leftOutOf(Model model) {
        return Conditions.keeping(model, Predicate.not(rules::contains));
    }

    /** Whether one of them may fire, as far as the message tells. What does not end within the limits may. */
    boolean mayFire(Message message, Limits limits) {
        return Budget.within(limits, () -> {
            for (List<SingleConstraint> demanded : demands) {
                if (holds(demanded, message)) {
                    return true;
                }
            }
            return false;
        });
    }

    private static List<SingleConstraint> demandsOf(Rule rule) {
        return Conditions.facts(rule)
                .filter(fact -> fact.getPatternVariable().getType() == Message.class)
                .map((Pattern<?> fact) -> Conditions.constraints(fact))
                .flatMap(List::stream)
                .toList();
    }

    private static boolean holds(List<SingleConstraint> demanded, Message message) {
        try {
            for (SingleConstraint constraint : demanded) {
                if (!constraint.getPredicate().test(message)) {
                    return false;
                }
            }
            return true;
        } catch (Exception | Error unclear) {
            return true; // It then fails where the rule is named.
        }
    }
}
