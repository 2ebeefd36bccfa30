package io.yingda.server.desk.live;

import java.util.Comparator;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * How far somebody has read the events: they are read in this order, in which they became visible.
 *
 * @param transaction the number of the transaction; 0 where one follows the other
 * @param id of the event
 */
record Cursor(long transaction, long id) implements Comparable<Cursor> {

    /** Before everything. */
    static final Cursor START = new Cursor(0, 0);

    private static final Pattern WRITTEN = Pattern.compile("(\\d{1,18})\\.(\\d{1,18})");
    private static final Comparator<Cursor> ORDER =
            Comparator.comparingLong(Cursor::transaction).thenComparingLong(Cursor::id);

    static Optional<Cursor> of(String text) {
        Matcher matcher = WRITTEN.matcher(text);
        return matcher.matches()
                ? Optional.of(new Cursor(Long.parseLong(matcher.group(1)), Long.parseLong(matcher.group(2))))
                : Optional.empty();
    }

    @Override
    public int compareTo(Cursor other) {
        return ORDER.compare(this, other);
    }

    @Override
    public String toString() {
        return transaction + "." + id;
    }
}
