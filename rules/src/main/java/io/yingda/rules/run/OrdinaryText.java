package io.yingda.rules.run;

import io.yingda.engine.fact.Facts;
import io.yingda.engine.fact.Filling;
import io.yingda.engine.fact.Kind;
import io.yingda.engine.fact.LookedUp;
import io.yingda.engine.fact.Message;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.drools.model.Model;
import org.drools.model.Rule;
import org.drools.model.SingleConstraint;

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
        return Conditions.keeping(whole, OrdinaryText::mayFire);
    }

    private static boolean mayFire(Rule rule) {
        return Conditions.facts(rule).noneMatch(OrdinaryText::isImpossible);
    }

    private static boolean isImpossible(org.drools.model.Pattern<?> fact) {
        return ABSENT.contains(fact.getPatternVariable().getType())
                || Conditions.constraints(fact).stream().anyMatch(OrdinaryText::asksForAnotherKind);
    }

    private static boolean asksForAnotherKind(SingleConstraint constraint) {
        return ABOUT_KIND.matcher(Conditions.text(constraint)).matches() && !holdsForTexts(constraint);
    }

    private static boolean holdsForTexts(SingleConstraint constraint) {
        try {
            return constraint.getPredicate().test(TEXT);
        } catch (Exception unclear) {
            return true; // It then fails in the turns that ask it.
        }
    }
}
