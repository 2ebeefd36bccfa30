package io.yingda.engine.form;

import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * What to collect over several turns, and what for.
 *
 * @param slots in the order they are asked for
 * @param confirmation the words to have everything confirmed with; empty to ask for no confirmation
 * @param cancelled what is said when the follower gives up
 * @param expires after how long without a word it is dropped
 */
public record Form(
        String name, List<FormSlot> slots, String confirmation, String cancelled, Ending ending, Duration expires) {

    public Form {
        slots = List.copyOf(slots);
    }

    Optional<FormSlot> slot(String slotName) {
        return slots.stream().filter(slot -> slot.name().equals(slotName)).findFirst();
    }
}
