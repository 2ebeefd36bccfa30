package io.yingda.server.tickets;

import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/** What people call a ticket, such as {@code T0007}. */
public record TicketNumber(long value) {

    private static final Pattern SHAPE = Pattern.compile("[Tt]?(\\d{1,15})");

    static Optional<TicketNumber> parse(String text) {
        var matcher = SHAPE.matcher(text.strip());
        return matcher.matches() ? Optional.of(new TicketNumber(Long.parseLong(matcher.group(1)))) : Optional.empty();
    }

    @Override
    public String toString() {
        return String.format(Locale.ROOT, "T%04d", value);
    }
}
