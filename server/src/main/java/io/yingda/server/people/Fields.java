package io.yingda.server.people;

import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.vertx.ext.web.RoutingContext;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * The fields of a request's JSON object, read by name. Whatever does not fit is a {@link Refusal} with 400 that names the
 * field, and so is, on {@link #finish}, a field nobody asked for.
 */
public final class Fields {

    private static final ObjectMapper JSON = JsonMapper.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();

    private final JsonNode object;
    private final Set<String> known = new LinkedHashSet<>();

    private Fields(JsonNode object) {
        this.object = object;
    }

    /** Those of the body that came with a request; no body counts as no fields. */
    public static Fields of(RoutingContext context) {
        byte[] body = Endpoint.body(context);
        if (body.length == 0) {
            return new Fields(JSON.createObjectNode());
        }
        JsonNode read;
        try {
            read = JSON.readTree(body);
        } catch (IOException malformed) {
            throw new Refusal(400, "请求的内容不是 JSON，或者有重复的字段");
        }
        if (!read.isObject()) {
            throw new Refusal(400, "请求的内容应当是一个 JSON 对象");
        }
        return new Fields(read);
    }

    /**
     * A text that must be there, without blanks around it.
     *
     * @param longest how many characters it may have
     */
    public String text(String name, int longest) {
        return optionalText(name, longest).filter(text -> !text.isEmpty()).orElseThrow(() -> wrong(name, "不能缺少"));
    }

    /** A text, without blanks around it; empty when it is absent or null. */
    public Optional<String> optionalText(String name, int longest) {
        return secret(name, longest).map(String::strip);
    }

    /** A text as it stands; empty when it is absent or null. */
    public Optional<String> secret(String name, int longest) {
        JsonNode value = value(name);
        if (value.isMissingNode() || value.isNull()) {
            return Optional.empty();
        }
        if (!value.isTextual()) {
            throw wrong(name, "应当是文字");
        }
        String text = value.textValue();
        if (text.length() > longest) {
            throw wrong(name, "最长 " + longest + " 个字");
        }
        return Optional.of(text);
    }

    /** A truth value that must be there. */
    public boolean flag(String name) {
        JsonNode value = value(name);
        if (!value.isBoolean()) {
            throw wrong(name, "应当是 true 或 false");
        }
        return value.booleanValue();
    }

    /** A list of texts that must be there. */
    public List<String> texts(String name, int most) {
        JsonNode value = value(name);
        if (!value.isArray() || value.size() > most) {
            throw wrong(name, "应当是一列文字，最多 " + most + " 个");
        }
        List<String> texts = new ArrayList<>();
        for (JsonNode item : value) {
            if (!item.isTextual()) {
                throw wrong(name, "里应当都是文字");
            }
            texts.add(item.textValue());
        }
        return texts;
    }

    /** Refuses fields nobody asked for. */
    public Fields finish() {
        object.fieldNames().forEachRemaining(name -> {
            if (!known.contains(name)) {
                String shown = name.length() <= 40 ? name : name.substring(0, 40) + '…';
                throw new Refusal(400, "不认识的字段 " + shown + (known.isEmpty() ? "" : "；可用的：" + String.join("、", known)));
            }
        });
        return this;
    }

    private JsonNode value(String name) {
        known.add(name);
        return object.path(name);
    }

    private static Refusal wrong(String name, String what) {
        return new Refusal(400, name + " " + what);
    }
}
