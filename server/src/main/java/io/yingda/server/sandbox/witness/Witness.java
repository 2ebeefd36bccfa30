package io.yingda.server.sandbox.witness;

import io.yingda.server.sandbox.phone.Content;
import io.yingda.server.sandbox.witness.Pushed.End;
import io.yingda.server.sandbox.witness.Sighting.Way;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Keeps the last pushes and sightings and counts all of them. A follower's words may carry marks such as {@code #m17#};
 * whatever the follower sees later with the same mark is taken to answer that message. Safe for many threads.
 */
public final class Witness {

    /** Marks unless a pattern is given. */
    public static final Pattern USUAL_MARK = Pattern.compile("#m\\d+#");

    private final Pattern mark;
    private final int most;
    private final Map<String, Pushed> pushes = new LinkedHashMap<>();
    private final Map<String, String> turnsByMark = new LinkedHashMap<>();
    private final Map<Long, Sighting> sightings = new LinkedHashMap<>();
    private final Set<String> seen = new LinkedHashSet<>();
    private Counting counting = new Counting();
    private long last;

    /**
     * @param mark what marks look like in a message's words
     * @param most how many pushes, and how many sightings, are kept; the oldest make room
     */
    public Witness(Pattern mark, int most) {
        this.mark = mark;
        this.most = most;
    }

    /** A push begins. */
    public synchronized void pushing(
            String key, String account, String openId, String kind, @Nullable String words, long at) {
        counting.pushed++;
        counting.underWay++;
        keep(new Pushed(++last, key, account, openId, kind, words, at, End.UNDER_WAY, 0, 0, 0));
        if (words != null) {
            Matcher marks = mark.matcher(words);
            while (marks.find()) {
                turnsByMark.put(marks.group(), key);
            }
        }
    }

    /** A message goes to an agent instead of the server. */
    public synchronized void keptByAgent(
            String key, String account, String openId, String kind, @Nullable String words, long at) {
        counting.keptByAgents++;
        keep(new Pushed(++last, key, account, openId, kind, words, at, End.TO_AGENT, 0, 0, at));
    }

    /** A push has come to its end; only the first end of a push counts. */
    public synchronized void ended(String key, End end, int attempts, long at) {
        counting.attempts += attempts;
        Pushed known = pushes.get(key);
        if (known != null && known.end() == End.UNDER_WAY) {
            replace(known, end, attempts, known.doubles(), at);
            counting.end(end);
        }
    }

    /** A double of a push has come to its end. */
    public synchronized void doubled(String key, int attempts) {
        counting.doubles++;
        counting.attempts += attempts;
        Pushed known = pushes.get(key);
        if (known != null) {
            replace(known, known.end(), known.attempts(), known.doubles() + 1, known.endedAt());
        }
    }

    /** A reply came to a push that had been answered before. */
    public synchronized void lateReply() {
        counting.lateReplies++;
    }

    /**
     * A follower sees something.
     *
     * @param push the push it came back on; null when it did not come on one
     * @return the row
     */
    public synchronized Sighting sees(
            String account,
            String openId,
            Way way,
            Content content,
            @Nullable String push,
            @Nullable Long messageId,
            long at) {
        String words = content.words();
        List<String> turns = turns(push, words);
        String kind = content.getClass().getSimpleName().toLowerCase(Locale.ROOT);
        boolean again = !turns.isEmpty() && way != Way.OUT_OF_SERVICE && !seen.add(openId + '/' + turns + '/' + words);
        counting.sight(way, again);
        Sighting sighting = new Sighting(++last, account, openId, way, turns, kind, words, messageId, at, again);
        sightings.put(sighting.number(), sighting);
        trim(sightings);
        if (seen.size() > most) {
            seen.remove(seen.iterator().next());
        }
        return sighting;
    }

    /** WeChat's API was called; errcode 0 when it did what was asked. */
    public synchronized void called(int errcode) {
        counting.apiCalls++;
        if (errcode != 0) {
            counting.refusals.merge(errcode, 1L, Long::sum);
        }
    }

    public synchronized Tally tally() {
        return counting.tally();
    }

    /** The kept pushes that fit, in the order in which followers acted. */
    public synchronized List<Pushed> pushes(Predicate<Pushed> fits) {
        return pushes.values().stream().filter(fits).toList();
    }

    /** The kept sightings that fit, in the order in which they were seen. */
    public synchronized List<Sighting> sightings(Predicate<Sighting> fits) {
        return sightings.values().stream().filter(fits).toList();
    }

    /** Forgets all rows and counts; what is under way counts as if it had never begun. */
    public synchronized void clear() {
        pushes.clear();
        turnsByMark.clear();
        sightings.clear();
        seen.clear();
        counting = new Counting();
    }

    private List<String> turns(@Nullable String push, String words) {
        Set<String> turns = new LinkedHashSet<>();
        if (push != null) {
            turns.add(push);
        }
        Matcher marks = mark.matcher(words);
        while (marks.find()) {
            Stream.ofNullable(turnsByMark.get(marks.group())).forEach(turns::add);
        }
        return new ArrayList<>(turns);
    }

    private void keep(Pushed push) {
        pushes.put(push.key(), push);
        trim(pushes);
        if (turnsByMark.size() > most) {
            turnsByMark.remove(turnsByMark.keySet().iterator().next());
        }
    }

    private void replace(Pushed known, End end, int attempts, int doubles, long endedAt) {
        pushes.put(
                known.key(),
                new Pushed(
                        known.number(),
                        known.key(),
                        known.account(),
                        known.openId(),
                        known.kind(),
                        known.words(),
                        known.at(),
                        end,
                        attempts,
                        doubles,
                        endedAt));
    }

    private <K> void trim(Map<K, ?> rows) {
        if (rows.size() > most) {
            rows.remove(rows.keySet().iterator().next());
            counting.dropped++;
        }
    }
}
