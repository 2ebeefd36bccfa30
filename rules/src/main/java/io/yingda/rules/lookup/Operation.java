package io.yingda.rules.lookup;

import io.yingda.engine.fact.Value;
import java.time.Duration;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeMap;

/**
 * Something that rules may look up.
 *
 * @param file the file it is declared in, as problems name it
 * @param line its line there
 * @param arguments by name, in the order written
 * @param connector the name of the system in the settings
 * @param fields by name, in the order written
 * @param limit how long the follower's turn waits for it
 * @param cache how long its answer is good for
 * @param safe whether it may be asked twice
 * @param panel what it is called in the desk's panel of the customer; empty where it is not shown there
 * @param writes whether it is carried out whenever what it says of a follower has changed
 * @param attempts how often it may be asked
 * @param sample an answer for tests
 */
public record Operation(
        String name,
        String about,
        String file,
        int line,
        Map<String, Argument> arguments,
        String connector,
        Request request,
        Map<String, Field> fields,
        Duration limit,
        Duration cache,
        boolean safe,
        String panel,
        boolean writes,
        Attempts attempts,
        Map<String, Value> sample) {

    public Operation {
        arguments = Collections.unmodifiableMap(new LinkedHashMap<>(arguments));
        fields = Collections.unmodifiableMap(new LinkedHashMap<>(fields));
        sample = Map.copyOf(sample);
    }

    /** These arguments as people who look at a turn may see them, by name; those nobody declared not at all. */
    public Map<String, String> shown(Map<String, String> given) {
        Map<String, String> shown = new TreeMap<>();
        given.forEach((name, value) -> {
            Argument argument = arguments.get(name);
            shown.put(name, argument == null ? "****" : argument.shown(value));
        });
        return shown;
    }
}
