package io.yingda.rules.run;

import io.yingda.rules.compile.CompiledRules;
import io.yingda.rules.drl.RulePlace;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Tells from a stack trace which rule's condition was being looked at. */
final class Culprits {

    private static final List<String> CONDITIONS = List.of(".LambdaPredicate", ".LambdaExtractor");

    private static final String CONSEQUENCE = ".LambdaConsequence";

    private final CompiledRules compiled;
    private final List<RulePlace> places;

    Culprits(CompiledRules compiled, List<RulePlace> places) {
        this.compiled = compiled;
        this.places = places;
    }

    /** The rule of this name. */
    Optional<RulePlace> named(String rule) {
        return places.stream().filter(place -> place.rule().equals(rule)).findFirst();
    }

    /** The rule whose condition failed; empty when it was no condition, or the trace is too short to tell. */
    Optional<RulePlace> in(StackTraceElement[] trace) {
        for (StackTraceElement frame : trace) {
            if (isCondition(frame.getClassName())) {
                return of(frame.getClassName());
            }
        }
        return Optional.empty();
    }

    /** The name of the function that was running; empty when none was. */
    Optional<String> function(StackTraceElement[] trace) {
        return Stream.of(trace)
                .filter(frame -> compiled.classes().containsKey(frame.getClassName()))
                .filter(frame -> !isCondition(frame.getClassName()))
                .filter(frame -> !frame.getClassName().contains(CONSEQUENCE))
                .map(StackTraceElement::getMethodName)
                .findFirst();
    }

    /** A rule with a condition that calls this function. */
    Optional<RulePlace> calling(String function) {
        return compiled.classes().keySet().stream()
                .filter(Culprits::isCondition)
                .filter(type -> compiled.texts(type).contains(function))
                .flatMap(type -> of(type).stream())
                .findFirst();
    }

    /** Code of a condition holds the names of the rules that share it. */
    private Optional<RulePlace> of(String type) {
        List<String> texts = compiled.texts(type);
        return places.stream().filter(place -> texts.contains(place.rule())).findFirst();
    }

    private static boolean isCondition(String type) {
        return CONDITIONS.stream().anyMatch(type::contains);
    }
}
