package io.yingda.server.desk.history;

import java.util.Comparator;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What names a line, in the order of the history: {@code t12} is what the follower said in turn 12, {@code t12.1} the bot's
 * first reply to it, {@code d13} a line of the desk's own.
 *
 * @param number 0 for what the follower said and for the desk's own lines
 */
public record Place(boolean turn, long id, int number) implements Comparable<Place> {

    /** After everything. */
    static final Place END = new Place(true, Long.MAX_VALUE, 0);

    private static final Pattern WRITTEN = Pattern.compile("([td])(\\d{1,18})(?:\\.(\\d{1,4}))?");
    private static final Comparator<Place> ORDER =
            Comparator.comparingLong(Place::id).thenComparing(Place::turn).thenComparingInt(Place::number);

    public static Optional<Place> of(String text) {
        Matcher matcher = WRITTEN.matcher(text);
        return matcher.matches()
                ? Optional.of(new Place(
                        matcher.group(1).equals("t"),
                        Long.parseLong(matcher.group(2)),
                        matcher.group(3) == null ? 0 : Integer.parseInt(matcher.group(3))))
                : Optional.empty();
    }

    @Override
    public int compareTo(Place other) {
        return ORDER.compare(this, other);
    }

    @Override
    public String toString() {
        return (turn ? "t" : "d") + id + (number == 0 ? "" : "." + number);
    }
}
