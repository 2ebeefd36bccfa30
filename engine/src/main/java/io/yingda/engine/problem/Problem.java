package io.yingda.engine.problem;

import java.util.Comparator;

/**
 * Something wrong in a merchant's file.
 *
 * @param file the file, relative to the merchant's folder, with forward slashes
 * @param line the line, from 1; 0 when it concerns the whole file
 * @param what what is wrong, in Chinese
 * @param remedy how to mend it, in Chinese; empty when it is plain
 */
public record Problem(Severity severity, String file, int line, String what, String remedy)
        implements Comparable<Problem> {

    private static final Comparator<Problem> BY_PLACE = Comparator.comparing(Problem::file)
            .thenComparingInt(Problem::line)
            .thenComparing(Problem::severity)
            .thenComparing(Problem::what)
            .thenComparing(Problem::remedy);

    public static Problem error(String file, int line, String what, String remedy) {
        return new Problem(Severity.ERROR, file, line, what, remedy);
    }

    public static Problem warning(String file, int line, String what, String remedy) {
        return new Problem(Severity.WARNING, file, line, what, remedy);
    }

    public static Problem hint(String file, int line, String what, String remedy) {
        return new Problem(Severity.HINT, file, line, what, remedy);
    }

    /** The problem as one line: place, severity, what is wrong, how to mend it. */
    public String asLine() {
        String place = line > 0 ? file + ":" + line : file;
        return place + ": " + severity.label() + ": " + what + (remedy.isEmpty() ? "" : "。" + remedy);
    }

    @Override
    public int compareTo(Problem other) {
        return BY_PLACE.compare(this, other);
    }
}
