package io.yingda.server.records;

import io.yingda.engine.fact.Fault;
import io.yingda.engine.fact.LookedUp;
import io.yingda.rules.lookup.LookUps;
import io.yingda.rules.lookup.Operation;
import java.time.InstantSource;
import java.util.Map;
import java.util.function.Supplier;

/** The operations' samples in place of the merchant's systems; what is written goes nowhere. */
public record SampleCrm(Supplier<LookUps> lookUps, InstantSource clock) implements Crm {

    @Override
    public LookUps operations() {
        return lookUps.get();
    }

    @Override
    public Reading read(Operation operation, Map<String, String> arguments, boolean anew) {
        return new Reading(sample(operation, arguments), clock.instant());
    }

    @Override
    public LookedUp write(Operation operation, Map<String, String> arguments) {
        return sample(operation, arguments);
    }

    private static LookedUp sample(Operation operation, Map<String, String> arguments) {
        return SampleRecords.wrong(operation, arguments)
                .map(wrong -> LookedUp.failed(operation.name(), Fault.REFUSED, wrong))
                .orElseGet(() -> LookedUp.found(operation.name(), operation.sample()));
    }
}
