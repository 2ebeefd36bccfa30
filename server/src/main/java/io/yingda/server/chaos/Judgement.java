package io.yingda.server.chaos;

import io.yingda.server.sandbox.witness.Pushed;
import io.yingda.server.sandbox.witness.Pushed.End;
import io.yingda.server.sandbox.witness.Sighting;
import io.yingda.server.sandbox.witness.Sighting.Way;
import io.yingda.server.sandbox.witness.Witness;
import java.time.Duration;
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
record Judgement(
        List<Pushed> accepted, List<Pushed> lost, Set<String> doubled, List<Sighting> reordered, List<Again> twice) {

    /**
     * A part of an answer seen once more.
     *
     * @param first where it was seen first
     * @param then where it was seen again
     */
    record Again(MarkedAnswer part, Sighting first, Sighting then) {

        /**
         * Whether a kill may be the reason: it fell between the two, and so soon after the first that what the server had
         * learned of it need not have been on the disk.
         *
         * @param kills when servers were killed, in milliseconds since 1970
         * @param slack how long after the first at most
         */
        boolean isExplainedBy(List<Long> kills, Duration slack) {
            return kills.stream().anyMatch(kill -> kill < then.at() && Math.abs(kill - first.at()) <= slack.toMillis());
        }
    }

    static Judgement of(Witness witness) {
        List<Pushed> messages = witness.pushes(row -> !row.kind().startsWith("event:"));
        Map<String, Pushed> byMark = new HashMap<>();
        messages.forEach(row -> byMark.put(MarkedAnswer.mark(Objects.requireNonNullElse(row.words(), "")), row));
        Map<String, Set<MarkedAnswer>> seen = new HashMap<>();
        Map<String, Set<String>> turns = new HashMap<>();
        Map<String, Pushed> latest = new HashMap<>();
        List<Sighting> reordered = new ArrayList<>();
        Map<MarkedAnswer, Sighting> firsts = new HashMap<>();
        List<Again> twice = new ArrayList<>();
        for (Sighting sighting : witness.sightings(row -> row.way() != Way.OUT_OF_SERVICE)) {
            for (MarkedAnswer answer : MarkedAnswer.in(sighting.words())) {
                Sighting first = firsts.putIfAbsent(answer, sighting);
                if (first != null) {
                    twice.add(new Again(answer, first, sighting));
                    continue;
                }
                seen.computeIfAbsent(answer.mark(), mark -> new HashSet<>()).add(answer);
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
