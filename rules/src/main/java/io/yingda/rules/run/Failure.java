package io.yingda.rules.run;

import io.yingda.rules.drl.RulePlace;
import java.util.List;

/** Words for what went wrong in an evaluation. */
final class Failure {

    private Failure() {}

    /**
     * @param fired the rule that fired last; empty before the first
     * @param places where each rule stands
     */
    static String of(Throwable failed, String fired, List<RulePlace> places) {
        Throwable cause = failed;
        while (cause.getCause() != null) {
            cause = cause.getCause();
        }
        return "规则“" + fired + "”（"
                + places.stream()
                        .filter(place -> place.rule().equals(fired))
                        .map(RulePlace::asText)
                        .findFirst()
                        .orElse("")
                + "）" + cause;
    }
}
