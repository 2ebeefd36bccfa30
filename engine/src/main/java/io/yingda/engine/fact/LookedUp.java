package io.yingda.engine.fact;

import java.util.Map;

/**
 * What came of a look-up in the merchant's systems during this turn.
 *
 * @param operation the operation, as rules name it
 * @param fields what it returned, by name; empty when it failed
 * @param failure why it failed, in words; empty when it did not
 */
public record LookedUp(String operation, Map<String, String> fields, String failure) {

    public LookedUp {
        fields = Map.copyOf(fields);
    }

    public static LookedUp failed(String operation, String why) {
        return new LookedUp(operation, Map.of(), why);
    }

    public boolean isFailed() {
        return !failure.isEmpty();
    }

    /** A returned field, or empty when there is none of that name. */
    public String get(String field) {
        return fields.getOrDefault(field, "");
    }
}
