package io.yingda.rules.run;

import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.drools.model.Condition;
import org.drools.model.Constraint;
import org.drools.model.Declaration;
import org.drools.model.Model;
import org.drools.model.Pattern;
import org.drools.model.Rule;
import org.drools.model.SingleConstraint;
import org.drools.model.Variable;
import org.drools.model.impl.ModelImpl;

/** What rules demand, as Drools' model of them has it. */
final class Conditions {

    private Conditions() {}

    /** The same with these rules only. */
    static Model keeping(Model whole, Predicate<Rule> rules) {
        ModelImpl part = new ModelImpl(whole.getPackageName());
        whole.getGlobals().forEach(part::addGlobal);
        whole.getTypeMetaDatas().forEach(part::addTypeMetaData);
        return part.withQueries(whole.getQueries())
                .withRules(whole.getRules().stream().filter(rules).toList());
    }

    /** The facts without which a rule cannot fire. */
    static Stream<Pattern<?>> facts(Rule rule) {
        return all(rule.getView())
                .filter(condition -> condition.getType() == Condition.Type.PATTERN)
                .<Pattern<?>>mapMulti((condition, facts) -> {
                    if (condition instanceof Pattern<?> pattern && !comesFromElsewhere(pattern.getPatternVariable())) {
                        facts.accept(pattern);
                    }
                });
    }

    /** What must hold of a fact, all of it, as far as that is about this fact alone. */
    static List<SingleConstraint> constraints(Pattern<?> pattern) {
        return each(pattern.getConstraint())
                .filter(constraint -> constraint.getType() == Constraint.Type.SINGLE)
                .<SingleConstraint>mapMulti((constraint, singles) -> {
                    if (constraint instanceof SingleConstraint single
                            && List.of(single.getVariables()).equals(List.of(pattern.getPatternVariable()))) {
                        singles.accept(single);
                    }
                })
                .toList();
    }

    /** As written. */
    static String text(SingleConstraint constraint) {
        return constraint.predicateInformation().getStringConstraint();
    }

    private static Stream<Condition> all(Condition condition) {
        return condition.getType() == Condition.Type.AND
                ? condition.getSubConditions().stream().flatMap(Conditions::all)
                : Stream.of(condition);
    }

    /** Not from the facts, but from what a rule names after {@code from}. */
    private static boolean comesFromElsewhere(Variable<?> variable) {
        return variable instanceof Declaration<?> declaration && declaration.getSource() != null;
    }

    private static Stream<Constraint> each(Constraint constraint) {
        return constraint.getType() == Constraint.Type.MULTIPLE || constraint.getType() == Constraint.Type.AND
                ? constraint.getChildren().stream().flatMap(Conditions::each)
                : Stream.of(constraint);
    }
}
