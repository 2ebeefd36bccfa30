package io.yingda.server.delivery;

import java.time.Instant;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;

/** A circuit for each account. */
public final class Circuits {

    private final Map<String, Circuit> circuits = new ConcurrentHashMap<>();

    /** The account's. */
    public Circuit of(String account) {
        return circuits.computeIfAbsent(account, name -> new Circuit());
    }

    /** The accounts for which no call may be made now. */
    Set<String> resting(Instant now) {
        return circuits.entrySet().stream()
                .filter(circuit -> circuit.getValue().rests(now))
                .map(Map.Entry::getKey)
                .collect(Collectors.toSet());
    }

    /** How they stand, by account. */
    public Map<String, Circuit.State> states(Instant now) {
        Map<String, Circuit.State> states = new TreeMap<>();
        circuits.forEach((account, circuit) -> states.put(account, circuit.state(now)));
        return states;
    }
}
