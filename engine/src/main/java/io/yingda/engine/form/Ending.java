package io.yingda.engine.form;

import java.util.Map;

/** What happens when a form is full. In all words {@code {{slot}}} stands for a value as people read it. */
public sealed interface Ending {

    /** The values become a ticket's fields. */
    record Ticket(String department, String words) implements Ending {}

    /** @param unserved what is said when nobody is there and the values become a ticket; empty for the usual words */
    record HandOver(String queue, int priority, String words, String unserved) implements Ending {}

    /**
     * Asks the merchant's systems; the rules say what comes of it.
     *
     * @param arguments the slot whose value each argument takes
     */
    record LookUp(String operation, Map<String, String> arguments) implements Ending {
        public LookUp {
            arguments = Map.copyOf(arguments);
        }
    }

    record Say(String words) implements Ending {}
}
