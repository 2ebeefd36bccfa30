package io.yingda.server.quality;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What changed between two reports on the same questions. A question is won when it comes to something better (wrong,
 * escalated, offered, right, in this order), lost when to something worse, and moved when it comes to the same by another
 * first candidate or another rank of the right one.
 *
 * @param before the figures of the earlier report
 * @param now the figures of the later one
 * @param added how many questions are new
 * @param gone how many are no longer asked
 */
public record Comparison(
        Figures before, Figures now, List<Change> won, List<Change> lost, List<Change> moved, int added, int gone) {

    public Comparison {
        won = List.copyOf(won);
        lost = List.copyOf(lost);
        moved = List.copyOf(moved);
    }

    /** One question then and now. */
    public record Change(QuestionLine before, QuestionLine now) {}

    /** The figures of a report that are compared. */
    public record Figures(double r1, double r3, double p90, double ece, double threshold, Shares outcome) {

        static Figures of(EvalReport report) {
            return new Figures(
                    report.r1(),
                    report.r3(),
                    report.coverage().p90(),
                    report.ece(),
                    report.threshold(),
                    report.outcome());
        }
    }

    public static Comparison between(ReportFile before, ReportFile now) {
        Map<String, QuestionLine> earlier = new LinkedHashMap<>();
        before.questions().forEach(line -> earlier.putIfAbsent(key(line), line));
        List<Change> won = new ArrayList<>();
        List<Change> lost = new ArrayList<>();
        List<Change> moved = new ArrayList<>();
        int added = 0;
        for (QuestionLine line : now.questions()) {
            QuestionLine then = earlier.remove(key(line));
            if (then == null) {
                added++;
                continue;
            }
            Change change = new Change(then, line);
            int better = line.verdict().compareTo(then.verdict());
            if (better > 0) {
                won.add(change);
            } else if (better < 0) {
                lost.add(change);
            } else if (line.rank() != then.rank() || !line.first().equals(then.first())) {
                moved.add(change);
            }
        }
        // What the bot is surest of now is what followers see.
        Comparator<Change> surest = Comparator.<Change>comparingDouble(
                        change -> change.now().confidence())
                .reversed();
        won.sort(surest);
        lost.sort(surest);
        moved.sort(surest);
        return new Comparison(
                Figures.of(before.report()), Figures.of(now.report()), won, lost, moved, added, earlier.size());
    }

    private static String key(QuestionLine line) {
        return line.id() + '\n' + line.text();
    }
}
