package io.yingda.server.sandbox.witness;

import io.yingda.server.sandbox.witness.Pushed.End;
import io.yingda.server.sandbox.witness.Sighting.Way;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What a witness's kept rows say of a server that answers every message, each answer bearing the mark of its message.
 *
 * @param accepted messages the server acknowledged; events are left out, since most of them need no answer
 * @param lost of these the ones that were neither answered nor handed over
 * @param twice sightings of an answer that the follower had seen before
 * @param outOfOrder first answers to a message that came after the answer to a later one of the same follower
 */
public record Findings(List<Pushed> accepted, List<Pushed> lost, List<Sighting> twice, List<Sighting> outOfOrder) {

    public Findings {
        accepted = List.copyOf(accepted);
        lost = List.copyOf(lost);
        twice = List.copyOf(twice);
        outOfOrder = List.copyOf(outOfOrder);
    }

    /** Looks through all rows the witness keeps. */
    public static Findings of(Witness witness) {
        List<Pushed> accepted = witness.pushes(
                row -> !row.kind().startsWith("event:") && row.end().isAcknowledged());
        List<Sighting> answers = witness.sightings(row -> row.way() != Way.OUT_OF_SERVICE);
        Set<String> answered = new HashSet<>();
        answers.forEach(row -> answered.addAll(row.turns()));
        return new Findings(
                accepted,
                accepted.stream()
                        .filter(row -> row.end() != End.TRANSFERRED && !answered.contains(row.key()))
                        .toList(),
                answers.stream().filter(Sighting::again).toList(),
                outOfOrder(witness, answers));
    }

    private static List<Sighting> outOfOrder(Witness witness, List<Sighting> answers) {
        Map<String, Long> numbers = new HashMap<>();
        witness.pushes(row -> true).forEach(row -> numbers.put(row.key(), row.number()));
        Map<String, Long> latest = new HashMap<>();
        Set<String> seen = new HashSet<>();
        List<Sighting> late = new ArrayList<>();
        for (Sighting answer : answers) {
            long newest = latest.getOrDefault(answer.openId(), 0L);
            long reached = newest;
            boolean behind = false;
            for (String turn : answer.turns()) {
                long number = numbers.getOrDefault(turn, 0L);
                behind |= seen.add(turn) && number < newest;
                reached = Math.max(reached, number);
            }
            if (behind) {
                late.add(answer);
            }
            latest.put(answer.openId(), reached);
        }
        return late;
    }
}
