package io.yingda.server.records;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.NullNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import io.yingda.engine.document.Node;
import io.yingda.rules.lookup.Argument;
import io.yingda.rules.lookup.Template;
import io.yingda.rules.lookup.Type;
import java.math.BigDecimal;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Makes JSON of a template. Arguments become values of the tree, never text that is parsed. */
final class JsonText {

    private static final JsonNodeFactory MAKE = JsonNodeFactory.instance;

    private final Map<String, Argument> declared;
    private final Map<String, String> arguments;
    private final Map<String, JsonNode> kept;

    /**
     * @param declared what types arguments have; those that are not here are text
     * @param arguments by name
     */
    JsonText(Map<String, Argument> declared, Map<String, String> arguments) {
        this(declared, arguments, Map.of());
    }

    /** @param kept what else may be named, put in as it is where it is all of a text */
    JsonText(Map<String, Argument> declared, Map<String, String> arguments, Map<String, JsonNode> kept) {
        this.declared = declared;
        this.arguments = arguments;
        this.kept = kept;
    }

    JsonNode of(@Nullable Node template) {
        return switch (template) {
            case Node.Mapping mapping -> {
                ObjectNode object = MAKE.objectNode();
                mapping.fields().forEach((name, field) -> object.set(name, of(field.value())));
                yield object;
            }
            case Node.Sequence sequence -> {
                ArrayNode array = MAKE.arrayNode();
                sequence.items().forEach(item -> array.add(of(item)));
                yield array;
            }
            case Node.Scalar scalar -> scalar(scalar);
            case null, default -> NullNode.getInstance();
        };
    }

    private JsonNode scalar(Node.Scalar scalar) {
        Template template = Template.of(scalar.value());
        if (template.only().isPresent()) {
            return argument(template.only().get());
        }
        return scalar.plain() && template.names().isEmpty()
                ? plain(scalar.value())
                : TextNode.valueOf(template.fill(this::text));
    }

    private String text(String name) {
        JsonNode value = kept.get(name);
        return value == null ? arguments.getOrDefault(name, "") : value.asText();
    }

    private JsonNode argument(String name) {
        JsonNode given = kept.get(name);
        if (given != null) {
            return given;
        }
        String value = arguments.getOrDefault(name, "");
        Argument argument = declared.get(name);
        if (value.isEmpty()) {
            return NullNode.getInstance();
        }
        return argument != null && argument.type() == Type.NUMBER
                ? MAKE.numberNode(new BigDecimal(value))
                : TextNode.valueOf(value);
    }

    private static JsonNode plain(String written) {
        return switch (written) {
            case "true" -> MAKE.booleanNode(true);
            case "false" -> MAKE.booleanNode(false);
            default ->
                written.matches("-?(0|[1-9][0-9]{0,14})(\\.[0-9]{1,10})?")
                        ? MAKE.numberNode(new BigDecimal(written))
                        : TextNode.valueOf(written);
        };
    }
}
