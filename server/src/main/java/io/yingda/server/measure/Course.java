package io.yingda.server.measure;

import java.util.List;
import java.util.function.ToDoubleFunction;

/**
 * How a figure went over the minutes. The first third is the time in which caches fill and the compiler settles; the figure
 * was flat when the median of the last third is not above that of the middle one by more than is allowed.
 *
 * @param middle the median of the middle third
 * @param last the median of the last third
 * @param flat whether the last is at most the allowed multiple of the middle
 */
public record Course(double middle, double last, boolean flat) {

    /** With fewer minutes than this, a median of a third means nothing. */
    static final int LEAST = 6;

    static Course of(List<SoakMinute> minutes, double allowed, ToDoubleFunction<SoakMinute> figure) {
        int third = minutes.size() / 3;
        double middle = median(minutes.subList(third, 2 * third), figure);
        double last = median(minutes.subList(2 * third, minutes.size()), figure);
        return new Course(middle, last, last <= middle * allowed);
    }

    private static double median(List<SoakMinute> minutes, ToDoubleFunction<SoakMinute> figure) {
        double[] sorted = minutes.stream().mapToDouble(figure).sorted().toArray();
        return sorted.length == 0 ? 0 : (sorted[(sorted.length - 1) / 2] + sorted[sorted.length / 2]) / 2;
    }
}
