package io.yingda.engine.form;

import io.yingda.engine.choice.Choices;
import io.yingda.engine.choice.Choices.Picked;
import io.yingda.engine.message.Option;
import io.yingda.engine.question.Signs;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Reads which of a slot's options is meant: by its name, by other words for it, and in an answer by number or a unique part. */
final class OptionReader {

    private static final int SHORTEST_PART = 2;

    private final FormSlot slot;
    private final Said said;
    private final String text;
    private final boolean isAnswer;

    OptionReader(FormSlot slot, Said said, String text, boolean isAnswer) {
        this.slot = slot;
        this.said = said;
        this.text = text;
        this.isAnswer = isAnswer;
    }

    Optional<Found> read() {
        List<Found> named = named();
        if (named.stream().map(Found::value).distinct().count() == 1) {
            return Optional.of(named.getFirst());
        }
        if (!isAnswer || !named.isEmpty()) {
            return Optional.empty();
        }
        List<Option> options = slot.options().keySet().stream()
                .map(label -> new Option(label, null))
                .toList();
        if (Choices.read(options, text, said.fold()) instanceof Picked picked) {
            return Optional.of(found(picked.option().label(), 0, text.length()));
        }
        List<Found> parts = parts();
        return parts.size() == 1 ? Optional.of(parts.getFirst()) : Optional.empty();
    }

    /** The options whose names or other words are in the text; a name within a longer one that is there too does not count. */
    private List<Found> named() {
        List<Found> named = new ArrayList<>();
        for (Map.Entry<String, List<String>> option : slot.options().entrySet()) {
            List<String> words = new ArrayList<>(option.getValue());
            words.add(option.getKey());
            words.stream()
                    .map(said.fold())
                    .filter(word -> !word.isEmpty() && text.contains(word))
                    .max(Comparator.comparingInt(String::length))
                    .ifPresent(word ->
                            named.add(found(option.getKey(), text.indexOf(word), text.indexOf(word) + word.length())));
        }
        return named.stream()
                .filter(each -> named.stream().noneMatch(other -> isWithin(each, other)))
                .toList();
    }

    private static boolean isWithin(Found part, Found whole) {
        return part.start() >= whole.start()
                && part.end() <= whole.end()
                && whole.end() - whole.start() > part.end() - part.start();
    }

    /** The options of which the text has a part that no other option has. */
    private List<Found> parts() {
        String bare = Signs.removed(text);
        List<Found> parts = new ArrayList<>();
        for (String option : slot.options().keySet()) {
            if (parts(option).stream().anyMatch(bare::contains)) {
                parts.add(found(option, 0, text.length()));
            }
        }
        return parts;
    }

    private Set<String> parts(String option) {
        String label = Signs.removed(said.fold().apply(option));
        Set<String> parts = new LinkedHashSet<>();
        for (int start = 0; start + SHORTEST_PART <= label.length(); start++) {
            String part = label.substring(start, start + SHORTEST_PART);
            boolean unique = slot.options().keySet().stream()
                    .filter(other -> !other.equals(option))
                    .noneMatch(other -> said.fold().apply(other).contains(part));
            if (unique) {
                parts.add(part);
            }
        }
        return parts;
    }

    private static Found found(String option, int start, int end) {
        return new Found(option, option, start, end);
    }
}
