package io.yingda.rules.run;

import io.yingda.engine.fact.Facts;
import io.yingda.engine.fact.Filling;
import io.yingda.engine.fact.Kind;
import io.yingda.engine.fact.LookedUp;
import io.yingda.engine.fact.Message;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.drools.model.Condition;
import org.drools.model.Constraint;
import org.drools.model.Declaration;
import org.drools.model.Model;
import org.drools.model.Rule;
import org.drools.model.SingleConstraint;
import org.drools.model.Variable;
import org.drools.model.impl.ModelImpl;

/**
 * The usual turn: a text, nothing looked up, no form being filled. What rules cost grows with their number, and a third of a
 * merchant's rules wait for something else, so that they are left out where they cannot fire. Rules add no facts, so that what a
 * turn begins with is all there will be.
 */
final class OrdinaryText {

    /** A constraint, as written, that looks at a message's kind and at nothing else. */
    private static final Pattern ABOUT_KIND =
            Pattern.compile("kind\\s*(?:[=!]=\\s*Kind\\.\\w+|(?:not\\s+)?in\\s*\\([\\s\\w.,]*\\))");

    private static final Message TEXT = new Message(Kind.TEXT, "", "", List.of(), "", null, false, "");
    private static final Set<Class<?>> ABSENT = Set.of(LookedUp.class, Filling.class);

    private OrdinaryText() {}

    static boolean is(Facts facts) {
        return facts.message().kind() == Kind.TEXT
                && facts.lookedUp().isEmpty()
                && facts.conversation().filling() == null;
    }

    /** The same without the rules that can fire in other turns only. */
    static Model of(Model whole) {
        ModelImpl part = new ModelImpl(whole.getPackageName());
        whole.getGlobals().forEach(part::addGlobal);
        whole.getTypeMetaDatas().forEach(part::addTypeMetaData);
        return part.withQueries(whole.getQueries())
                .withRules(
                        whole.getRules().stream().filter(OrdinaryText::mayFire).toList());
    }

    private static boolean mayFire(Rule rule) {
        return all(rule.getView()).noneMatch(OrdinaryText::isImpossible);
    }

    /** What must hold, all of it. */
    private static Stream<Condition> all(Condition condition) {
        return condition.getType() == Condition.Type.AND
                ? condition.getSubConditions().stream().flatMap(OrdinaryText::all)
                : Stream.of(condition);
    }

    private static boolean isImpossible(Condition condition) {
        return condition.getType() == Condition.Type.PATTERN
                && condition instanceof org.drools.model.Pattern<?> pattern
                && !comesFromElsewhere(pattern.getPatternVariable())
                && (ABSENT.contains(pattern.getPatternVariable().getType())
                        || each(pattern.getConstraint()).anyMatch(OrdinaryText::asksForAnotherKind));
    }

    /** Not from the facts, but from what a rule names after {@code from}. */
    private static boolean comesFromElsewhere(Variable<?> variable) {
        return variable instanceof Declaration<?> declaration && declaration.getSource() != null;
    }

    private static Stream<Constraint> each(Constraint constraint) {
        return constraint.getType() == Constraint.Type.MULTIPLE || constraint.getType() == Constraint.Type.AND
                ? constraint.getChildren().stream().flatMap(OrdinaryText::each)
                : Stream.of(constraint);
    }

    private static boolean asksForAnotherKind(Constraint constraint) {
        return constraint.getType() == Constraint.Type.SINGLE
                && constraint instanceof SingleConstraint single
                && ABOUT_KIND
                        .matcher(single.predicateInformation().getStringConstraint())
                        .matches()
                && !holdsForTexts(single);
    }

    private static boolean holdsForTexts(SingleConstraint constraint) {
        try {
            return constraint.getPredicate().test(TEXT);
        } catch (Exception unclear) {
            return true; // It then fails in the turns that ask it.
        }
    }
}
