package io.yingda.server.trace;

import io.yingda.engine.message.Option;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Text under headings, and the words for what comes up under several of them. */
final class Page {

    private static final String INDENT = "  ";

    private final List<String> lines = new ArrayList<>();

    void heading(String title) {
        lines.add((lines.isEmpty() ? "" : "\n") + title);
    }

    void line(String text) {
        lines.add(INDENT + text);
    }

    void table(TextTable table) {
        lines.addAll(table.lines(INDENT));
    }

    String text() {
        return String.join("\n", lines);
    }

    /** The parts that say something. */
    static String joined(String... parts) {
        return Stream.of(parts).filter(part -> !part.isEmpty()).collect(Collectors.joining("，"));
    }

    /** Choices by their articles, or by their words where there is no article. */
    static String options(Collection<Option> options) {
        return options.stream()
                .map(option -> option.articleId() == null ? option.label() : option.articleId())
                .collect(Collectors.joining("、"));
    }
}
