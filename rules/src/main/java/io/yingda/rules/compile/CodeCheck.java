package io.yingda.rules.compile;

import io.yingda.rules.compile.ClassFile.Member;
import java.util.Optional;
import java.util.Set;

/**
 * Checks the byte code of compiled rules against what rules may use. This is the check that counts: whatever way of writing
 * the source check overlooked, code that reaches for something names it here.
 */
final class CodeCheck {

    /** Evaluates an expression only known at run time, out of reach of the budget. */
    private static final String DYNAMIC_EXPRESSION = "org.drools.model.operators.MatchesOperator";

    private CodeCheck() {}

    /**
     * The first thing this class file uses and must not; empty when there is none.
     *
     * @param own the names of all classes of the same rules
     */
    static Optional<String> forbidden(byte[] code, Set<String> own) {
        ClassFile file = new ClassFile(code);
        for (Member member : file.members()) {
            if (!own.contains(member.owner()) && !Permissions.uses(member.owner(), member.name())) {
                return Optional.of(member.owner() + "." + member.name());
            }
        }
        for (Member member : file.handled()) {
            if (Redirection.covers(member)) {
                return Optional.of(simple(member.owner()) + "::" + member.name());
            }
        }
        if (file.classes().contains(DYNAMIC_EXPRESSION)) {
            return Optional.of("matches");
        }
        return file.classes().stream()
                .filter(type -> !own.contains(type) && !Permissions.refers(type))
                .findFirst();
    }

    private static String simple(String type) {
        return type.substring(type.lastIndexOf('.') + 1);
    }
}
