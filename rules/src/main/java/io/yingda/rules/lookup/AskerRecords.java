package io.yingda.rules.lookup;

import io.yingda.engine.decision.Decision.LookUp;
import io.yingda.engine.fact.Follower;
import io.yingda.engine.fact.LookedUp;
import io.yingda.engine.message.Inbound;
import io.yingda.engine.turn.CustomerRecords;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Supplier;

/**
 * The merchant's systems, told of the asker what their operations want to know and the rule left out.
 *
 * @param lookUps the operations in service
 */
public record AskerRecords(Supplier<LookUps> lookUps, CustomerRecords systems) implements CustomerRecords {

    @Override
    public LookedUp lookUp(Inbound inbound, LookUp lookUp) {
        return systems.lookUp(inbound, lookUp);
    }

    @Override
    public LookedUp lookUp(Follower asker, Inbound inbound, LookUp lookUp) {
        LookUp told = lookUps.get()
                .operation(lookUp.operation())
                .map(operation -> new LookUp(lookUp.operation(), told(operation, lookUp.arguments(), asker)))
                .orElse(lookUp);
        return systems.lookUp(asker, inbound, told);
    }

    private static Map<String, String> told(Operation operation, Map<String, String> given, Follower asker) {
        Map<String, String> told = new HashMap<>(given);
        for (Argument argument : operation.arguments().values()) {
            Asker from = argument.from();
            if (from != null && given.getOrDefault(argument.name(), "").isBlank()) {
                told.put(argument.name(), from.of(asker));
            }
        }
        return told;
    }
}
