package io.yingda.server.quality;

import io.yingda.server.quality.Reliability.Bin;
import java.util.Locale;

/**
 * The reliability diagram as an SVG: for each bin of confidence the share that was right, beside the diagonal on which it should
 * be; below, how many questions are in the bin; and the suggested threshold.
 */
public final class ReliabilityPicture {

    private static final int SIDE = 400;
    private static final int LEFT = 60;
    private static final int TOP = 70;
    private static final int COUNTS_HEIGHT = 80;
    private static final int COUNTS_BOTTOM = TOP + SIDE + 50 + COUNTS_HEIGHT;
    private static final int WIDTH = LEFT + SIDE + 30;
    private static final int HEIGHT = COUNTS_BOTTOM + 30;
    private static final String REHEARSED = "#8ab4d8";
    private static final String ASKED = "#c0392b";
    private static final String THRESHOLD = "#27ae60";
    private static final String INK = "#333";
    private static final String GRID = "#ddd";

    private final StringBuilder svg = new StringBuilder();

    private ReliabilityPicture() {}

    /** The picture as the text of an SVG file. */
    public static String of(CalibrationReport report) {
        return new ReliabilityPicture().drawn(report);
    }

    private String drawn(CalibrationReport report) {
        svg.append("""
            <svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 %1$d %2$d" width="%1$d" height="%2$d" role="img" \
            font-family="sans-serif" font-size="12" fill="%3$s">
            <title>可靠度：把握与实际答对的份额</title>
            """.formatted(WIDTH, HEIGHT, INK));
        box(0, 0, WIDTH, HEIGHT, "#fff");
        legend(report);
        axes();
        for (Bin bin : report.rehearsal().bins()) {
            if (bin.count() > 0) {
                double top = y(bin.observed());
                box(x(bin.from()) + 2, top, x(bin.to()) - x(bin.from()) - 4, y(0) - top, REHEARSED);
            }
        }
        line(x(0), y(0), x(1), y(1), INK, "stroke-dasharray=\"4 4\"");
        for (Bin bin : report.questions().bins()) {
            if (bin.count() > 0) {
                dot(x(bin.predicted()), y(bin.observed()), ASKED);
            }
        }
        double answer = report.thresholds().answer();
        line(x(answer), TOP, x(answer), y(0), THRESHOLD, "stroke-width=\"2\"");
        text(x(answer), TOP - 6, "middle", String.format(Locale.ROOT, "门槛 %.2f", answer));
        counts(report);
        return svg.append("</svg>\n").toString();
    }

    private void legend(CalibrationReport report) {
        box(LEFT, 14, 12, 12, REHEARSED);
        text(LEFT + 18, 25, "start", "演习 " + counted(report.rehearsal(), "次"));
        dot(LEFT + 6, 40, ASKED);
        text(LEFT + 18, 44, "start", "测试问题 " + counted(report.questions(), "个"));
    }

    private static String counted(Reliability reliability, String unit) {
        return String.format(Locale.ROOT, "%d %s，ECE %.3f", reliability.count(), unit, reliability.error());
    }

    private void axes() {
        for (int tick = 0; tick <= 10; tick += 2) {
            double value = tick / 10.0;
            line(x(0), y(value), x(1), y(value), GRID, "");
            text(x(0) - 8, y(value) + 4, "end", String.valueOf(value));
            text(x(value), y(0) + 18, "middle", String.valueOf(value));
        }
        line(x(0), y(0), x(0), y(1), INK, "");
        line(x(0), y(0), x(1), y(0), INK, "");
        text(LEFT + SIDE / 2, y(0) + 34, "middle", "把握");
        svg.append("<text transform=\"translate(18 %d) rotate(-90)\" text-anchor=\"middle\">实际答对的份额</text>\n"
                .formatted(TOP + SIDE / 2));
    }

    private void counts(CalibrationReport report) {
        bars(report.rehearsal(), 0, REHEARSED);
        bars(report.questions(), .5, ASKED);
        line(x(0), COUNTS_BOTTOM, x(1), COUNTS_BOTTOM, INK, "");
        text(LEFT + SIDE / 2, COUNTS_BOTTOM + 18, "middle", "各档里有多少问题，各以最多的一档为准");
    }

    /** @param offset where in a bin the bar begins, as a share of its width */
    private void bars(Reliability reliability, double offset, String colour) {
        double most = reliability.bins().stream().mapToInt(Bin::count).max().orElse(0);
        for (Bin bin : reliability.bins()) {
            if (bin.count() > 0) {
                double height = COUNTS_HEIGHT * bin.count() / most;
                double width = x(bin.to()) - x(bin.from());
                box(x(bin.from()) + offset * width + 1, COUNTS_BOTTOM - height, width / 2 - 2, height, colour);
            }
        }
    }

    private void box(double left, double top, double width, double height, String colour) {
        svg.append(String.format(
                Locale.ROOT,
                "<rect x=\"%.1f\" y=\"%.1f\" width=\"%.1f\" height=\"%.1f\" fill=\"%s\"/>\n",
                left,
                top,
                width,
                height,
                colour));
    }

    private void dot(double x, double y, String colour) {
        svg.append(String.format(Locale.ROOT, "<circle cx=\"%.1f\" cy=\"%.1f\" r=\"5\" fill=\"%s\"/>\n", x, y, colour));
    }

    private void line(double fromX, double fromY, double toX, double toY, String colour, String more) {
        svg.append(String.format(
                Locale.ROOT,
                "<line x1=\"%.1f\" y1=\"%.1f\" x2=\"%.1f\" y2=\"%.1f\" stroke=\"%s\" %s/>\n",
                fromX,
                fromY,
                toX,
                toY,
                colour,
                more));
    }

    private void text(double x, double y, String anchor, String words) {
        svg.append(String.format(
                Locale.ROOT, "<text x=\"%.1f\" y=\"%.1f\" text-anchor=\"%s\">%s</text>\n", x, y, anchor, words));
    }

    private static double x(double confidence) {
        return LEFT + confidence * SIDE;
    }

    private static double y(double share) {
        return TOP + (1 - share) * SIDE;
    }
}
