package io.yingda.server.sandbox.api;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/** A JSON object of a call, read as strictly as WeChat reads it. */
final class Body {

    private static final JsonMapper MAPPER = JsonMapper.builder()
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();

    /** Escapes of characters beyond ASCII, which WeChat does not take. */
    private static final Pattern ESCAPED = Pattern.compile("(?<!\\\\)(\\\\\\\\)*\\\\u(?!00[0-7])[0-9a-fA-F]{4}");

    private final JsonNode node;

    private Body(JsonNode node) {
        this.node = node;
    }

    /** Refused with 44002 when empty, 40033 with escapes, 47001 when it is no JSON object. */
    static Body read(String text) throws Refusal {
        if (text.isBlank()) {
            throw new Refusal(ErrorCode.EMPTY_BODY);
        }
        JsonNode node;
        try {
            node = MAPPER.readTree(text);
        } catch (JsonProcessingException malformed) {
            throw new Refusal(ErrorCode.MALFORMED_JSON);
        }
        if (!node.isObject()) {
            throw new Refusal(ErrorCode.MALFORMED_JSON);
        }
        if (ESCAPED.matcher(text).find()) {
            throw new Refusal(ErrorCode.INVALID_CHARSET);
        }
        return new Body(node);
    }

    boolean has(String name) {
        return node.hasNonNull(name);
    }

    /** A text, or a number as text; empty when it is missing. */
    String text(String name) {
        return node.path(name).asText("");
    }

    /** A text that is refused when it is missing or empty. */
    String required(String name, ErrorCode otherwise) throws Refusal {
        String text = text(name);
        if (text.isEmpty()) {
            throw new Refusal(otherwise);
        }
        return text;
    }

    long number(String name, long otherwise) {
        return node.path(name).asLong(otherwise);
    }

    boolean flag(String name) {
        JsonNode field = node.path(name);
        return field.isNumber() ? field.asInt() != 0 : field.asBoolean(false);
    }

    /** An object; an empty one when it is missing. */
    Body in(String name) {
        return new Body(node.path(name));
    }

    List<Body> all(String name) {
        List<Body> found = new ArrayList<>();
        node.path(name).forEach(item -> found.add(new Body(item)));
        return found;
    }

    List<String> texts(String name) {
        List<String> found = new ArrayList<>();
        node.path(name).forEach(item -> found.add(item.asText()));
        return found;
    }

    List<String> names() {
        List<String> names = new ArrayList<>();
        node.fieldNames().forEachRemaining(names::add);
        return names;
    }

    JsonNode node() {
        return node;
    }
}
