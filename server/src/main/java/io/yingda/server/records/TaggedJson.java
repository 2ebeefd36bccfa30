package io.yingda.server.records;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.util.Locale;

/**
 * Values that JSON has no form of its own for, as Tryton writes them: {@code {"__class__": "Decimal", "decimal": "9.90"}}, and
 * likewise {@code date} and {@code datetime} with their parts.
 */
final class TaggedJson {

    private static final String CLASS = "__class__";

    private TaggedJson() {}

    /** Such a value as the text that it stands for; anything else as it is. */
    static JsonNode plain(JsonNode node) {
        return switch (node.path(CLASS).asText()) {
            case "Decimal" -> node.path("decimal");
            case "date" -> TextNode.valueOf(day(node));
            case "datetime" ->
                TextNode.valueOf(String.format(
                        Locale.ROOT,
                        "%sT%02d:%02d:%02dZ",
                        day(node),
                        node.path("hour").asInt(),
                        node.path("minute").asInt(),
                        node.path("second").asInt()));
            default -> node;
        };
    }

    private static String day(JsonNode node) {
        return String.format(
                Locale.ROOT,
                "%04d-%02d-%02d",
                node.path("year").asInt(),
                node.path("month").asInt(),
                node.path("day").asInt());
    }
}
