package io.yingda.rules.scenario;

import io.yingda.engine.decision.Decision.LookUp;
import io.yingda.engine.document.Node;
import io.yingda.engine.fact.Fault;
import io.yingda.engine.fact.LookedUp;
import io.yingda.engine.message.Event;
import io.yingda.engine.message.Inbound;
import io.yingda.engine.problem.Problem;
import io.yingda.engine.turn.CustomerRecords;
import io.yingda.rules.lookup.Argument;
import io.yingda.rules.lookup.LookUps;
import io.yingda.rules.lookup.Operation;
import io.yingda.rules.lookup.Values;
import io.yingda.rules.scenario.ScriptedTurn.ScriptedLookup;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** The merchant's systems as one turn of a scenario has them: what it says, or else the operations' samples. */
record ScriptedRecords(LookUps lookUps, Scenario scenario, ScriptedTurn turn, Consumer<Problem> problems)
        implements CustomerRecords {

    private static final String NOT_SCRIPTED = "场景里没有给出这个查询的结果";

    @Override
    public LookedUp lookUp(Inbound inbound, LookUp lookUp) {
        Operation operation = lookUps.operation(lookUp.operation()).orElse(null);
        ScriptedLookup script = turn.lookups().get(lookUp.operation());
        LookedUp result = result(lookUp, operation, script);
        LookedUp asked = operation == null ? result : result.asked(operation.shown(lookUp.arguments()), 0);
        return inbound instanceof Event.LateAnswer ? asked.comeLate() : asked;
    }

    private LookedUp result(LookUp lookUp, @Nullable Operation operation, @Nullable ScriptedLookup script) {
        String name = lookUp.operation();
        if (script != null && script.fault() != null) {
            LookedUp failed = LookedUp.failed(name, script.fault(), script.failure());
            return script.pending() ? failed.awaited() : failed;
        }
        if (operation == null) {
            return script == null
                    ? LookedUp.failed(name, NOT_SCRIPTED)
                    : LookedUp.ofTexts(name, texts(script.fields()));
        }
        for (Argument argument : operation.arguments().values()) {
            String value = lookUp.arguments().getOrDefault(argument.name(), argument.usual());
            String wrong = argument.wrong(value).orElse("");
            if (!wrong.isEmpty()) {
                return LookedUp.failed(name, Fault.REFUSED, wrong);
            }
        }
        return LookedUp.found(
                name,
                script == null
                        ? operation.sample()
                        : Values.of(operation.fields(), script.fields(), scenario.file(), problems));
    }

    private static Map<String, String> texts(Node.Mapping fields) {
        Map<String, String> texts = new HashMap<>();
        fields.fields().forEach((name, field) -> {
            if (field.value() instanceof Node.Scalar scalar) {
                texts.put(name, scalar.value());
            }
        });
        return texts;
    }
}
