package io.yingda.server.quality;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** What each part of the matching is worth on several sets of questions: the figures with everything, and without it. */
public final class AblationTable {

    /**
     * The figures of one run that are compared.
     *
     * @param p90 coverage at a precision of .90
     */
    public record Cell(double r1, double p90, double ece) {

        public static Cell of(EvalReport report) {
            return new Cell(report.r1(), report.coverage().p90(), report.ece());
        }
    }

    /**
     * One way of matching.
     *
     * @param cells one for each set, in their order
     */
    public record Row(String name, List<Cell> cells) {

        public Row {
            cells = List.copyOf(cells);
        }
    }

    private final List<String> sets;
    private final List<Row> rows = new ArrayList<>();

    /** @param sets the names of the sets of questions */
    public AblationTable(List<String> sets) {
        this.sets = List.copyOf(sets);
    }

    /** The first one added is the one the others are compared with. */
    public void add(Row row) {
        rows.add(row);
    }

    /** As Markdown. */
    public String asMarkdown() {
        List<String> lines = new ArrayList<>();
        lines.add("| | " + sets.stream().map(set -> set + " R@1 | P=.90 | ECE").collect(Collectors.joining(" | "))
                + " |");
        lines.add("|---|" + "---|".repeat(3 * sets.size()));
        for (int index = 0; index < rows.size(); index++) {
            Row row = rows.get(index);
            StringBuilder line = new StringBuilder("| " + row.name() + " |");
            for (int set = 0; set < row.cells().size(); set++) {
                Cell cell = row.cells().get(set);
                Cell whole = rows.getFirst().cells().get(set);
                boolean compared = index > 0;
                line.append(figure(cell.r1(), whole.r1(), compared))
                        .append(figure(cell.p90(), whole.p90(), compared))
                        .append(figure(cell.ece(), whole.ece(), compared));
            }
            lines.add(line.toString());
        }
        return String.join("\n", lines);
    }

    private static String figure(double value, double whole, boolean compared) {
        String figure = String.format(Locale.ROOT, " %.3f", value);
        // Less than is shown is no difference, and has no sign.
        double off = Math.round((value - whole) * 1e3) / 1e3 + 0.0;
        return (compared ? figure + String.format(Locale.ROOT, " (%+.3f)", off) : figure) + " |";
    }
}
