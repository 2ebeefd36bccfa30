package io.yingda.rules.lookup;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A text with places for arguments, such as {@code /members/{{phone}}}. What is put into a place is never looked through for
 * places again.
 */
public record Template(List<Piece> pieces) {

    private static final Pattern PLACE = Pattern.compile("\\{\\{\\s*([^{}]*?)\\s*}}");

    public Template {
        pieces = List.copyOf(pieces);
    }

    /**
     * A piece of it.
     *
     * @param place whether the text is the name of what is put here
     */
    public record Piece(boolean place, String text) {}

    public static Template of(String text) {
        List<Piece> pieces = new ArrayList<>();
        Matcher place = PLACE.matcher(text);
        int from = 0;
        while (place.find()) {
            if (place.start() > from) {
                pieces.add(new Piece(false, text.substring(from, place.start())));
            }
            pieces.add(new Piece(true, place.group(1)));
            from = place.end();
        }
        if (from < text.length()) {
            pieces.add(new Piece(false, text.substring(from)));
        }
        return new Template(pieces);
    }

    /** The names of its places. */
    public Set<String> names() {
        Set<String> names = new LinkedHashSet<>();
        pieces.stream().filter(Piece::place).forEach(piece -> names.add(piece.text()));
        return names;
    }

    /** The name of the place it consists of; empty when it consists of something else. */
    public Optional<String> only() {
        return pieces.size() == 1 && pieces.getFirst().place()
                ? Optional.of(pieces.getFirst().text())
                : Optional.empty();
    }

    /** The text with every place filled with what is found by its name. */
    public String fill(UnaryOperator<String> values) {
        StringBuilder text = new StringBuilder();
        for (Piece piece : pieces) {
            text.append(piece.place() ? values.apply(piece.text()) : piece.text());
        }
        return text.toString();
    }
}
