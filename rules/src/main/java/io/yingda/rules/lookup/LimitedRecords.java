package io.yingda.rules.lookup;

import io.yingda.engine.decision.Decision.LookUp;
import io.yingda.engine.fact.Fault;
import io.yingda.engine.fact.LookedUp;
import io.yingda.engine.message.Event;
import io.yingda.engine.message.FollowerId;
import io.yingda.engine.message.Inbound;
import io.yingda.engine.turn.CustomerRecords;
import io.yingda.rules.lookup.Guesses.Guess;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

/**
 * The merchant's systems, asked no more often than their operations allow.
 *
 * @param lookUps the operations in service
 * @param guesses counts
 */
public record LimitedRecords(Supplier<LookUps> lookUps, Guesses guesses, CustomerRecords systems, Clock clock)
        implements CustomerRecords {

    @Override
    public LookedUp lookUp(Inbound inbound, LookUp lookUp) {
        Operation operation = lookUps.get().operation(lookUp.operation()).orElse(null);
        if (operation == null || isCounted(inbound, operation) || allows(inbound, operation, lookUp.arguments())) {
            return systems.lookUp(inbound, lookUp);
        }
        return LookedUp.failed(
                        operation.name(),
                        Fault.TOO_MANY,
                        "太频繁：超过了 attempts 写的次数，" + operation.attempts().within().toMinutes() + " 分钟内不再查")
                .asked(operation.shown(lookUp.arguments()), 0);
    }

    /** An answer that comes late was asked for before. */
    private static boolean isCounted(Inbound inbound, Operation operation) {
        return inbound instanceof Event.LateAnswer late && late.operation().equals(operation.name());
    }

    private boolean allows(Inbound inbound, Operation operation, Map<String, String> arguments) {
        List<Guess> counted = new ArrayList<>();
        operation.attempts().each().forEach((name, most) -> {
            String value = name.equals(Attempts.FOLLOWER)
                    ? key(inbound.header().follower())
                    : arguments.getOrDefault(name, "");
            if (!value.isBlank()) {
                String subject = String.join("\n", operation.name(), name, value.strip());
                counted.add(new Guess(subject, most, operation.attempts().within()));
            }
        });
        return counted.isEmpty() || guesses.allow(counted, clock.instant());
    }

    private static String key(FollowerId follower) {
        return follower.account() + "/" + follower.openId();
    }
}
