package io.yingda.server.chaos;

import io.yingda.server.sandbox.witness.Pushed;
import io.yingda.server.sandbox.witness.Pushed.End;
import io.yingda.server.sandbox.witness.Sighting;
import io.yingda.server.sandbox.witness.Sighting.Way;
import io.yingda.server.sandbox.witness.Witness;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/**
 * What the witness's rows say of a server that answers every message with a {@link MarkedAnswer}.
 *
 * @param accepted messages that were acknowledged
 * @param lost of these the ones that were not handed over and whose answer was not seen whole
 * @param doubled messages answered by more than one turn
 * @param reordered first sightings of an answer behind that to a later message. Which of two messages is the later one is
 *     beyond doubt only when the first was acknowledged before the second was written: retries of the first may otherwise
 *     reach the server after the second
 * @param twice parts of an answer that were seen before
 */
record Judgement(List<Pushed> accepted, List<Pushed> lost, Set<String> doubled, List<Sighting> reordered, int twice) {

    static Judgement of(Witness witness) {
        List<Pushed> messages = witness.pushes(row -> !row.kind().startsWith("event:"));
        Map<String, Pushed> byMark = new HashMap<>();
        messages.forEach(row -> byMark.put(MarkedAnswer.mark(Objects.requireNonNullElse(row.words(), "")), row));
        Map<String, Set<MarkedAnswer>> seen = new HashMap<>();
        Map<String, Set<String>> turns = new HashMap<>();
        Map<String, Pushed> latest = new HashMap<>();
        List<Sighting> reordered = new ArrayList<>();
        int twice = 0;
        for (Sighting sighting : witness.sightings(row -> row.way() != Way.OUT_OF_SERVICE)) {
            for (MarkedAnswer answer : MarkedAnswer.in(sighting.words())) {
                if (!seen.computeIfAbsent(answer.mark(), mark -> new HashSet<>())
                        .add(answer)) {
                    twice++;
                    continue;
                }
                turns.computeIfAbsent(answer.mark(), mark -> new HashSet<>()).add(answer.turn());
                Pushed message = byMark.get(answer.mark());
                Pushed last = latest.get(sighting.openId());
                if (message != null) {
                    if (last != null && isBefore(message, last)) {
                        reordered.add(sighting);
                    }
                    if (last == null || last.at() < message.at()) {
                        latest.put(sighting.openId(), message);
                    }
                }
            }
        }
        List<Pushed> accepted =
                messages.stream().filter(row -> row.end().isAcknowledged()).toList();
        return new Judgement(
                accepted,
                accepted.stream()
                        .filter(row -> row.end() != End.TRANSFERRED && !isWhole(row, seen))
                        .toList(),
                Set.copyOf(turns.entrySet().stream()
                        .filter(each -> each.getValue().size() > 1)
                        .map(Map.Entry::getKey)
                        .toList()),
                reordered,
                twice);
    }

    private static boolean isBefore(Pushed message, Pushed other) {
        return message.end().isAcknowledged() && message.endedAt() < other.at();
    }

    private static boolean isWhole(Pushed message, Map<String, Set<MarkedAnswer>> seen) {
        Set<MarkedAnswer> parts =
                seen.getOrDefault(MarkedAnswer.mark(Objects.requireNonNullElse(message.words(), "")), Set.of());
        return !parts.isEmpty()
                && parts.stream().map(MarkedAnswer::part).distinct().count()
                        == parts.iterator().next().parts();
    }
}
