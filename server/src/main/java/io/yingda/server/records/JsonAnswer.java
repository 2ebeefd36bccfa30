package io.yingda.server.records;

import com.fasterxml.jackson.core.JsonFactoryBuilder;
import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.yingda.engine.fact.Fault;
import io.yingda.engine.fact.LookedUp;
import io.yingda.engine.fact.Value;
import io.yingda.rules.lookup.Field;
import io.yingda.rules.lookup.Type;
import io.yingda.rules.lookup.Values;
import java.io.IOException;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Reads an operation's fields out of JSON. */
final class JsonAnswer {

    private static final int DEEP = 100;

    private static final JsonMapper MAPPER = JsonMapper.builder(new JsonFactoryBuilder()
                    .streamReadConstraints(StreamReadConstraints.builder()
                            .maxNestingDepth(DEEP)
                            .maxNumberLength(60)
                            .build())
                    .disable(StreamReadFeature.INCLUDE_SOURCE_IN_LOCATION)
                    .build())
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();

    private final ZoneId zone;

    JsonAnswer(ZoneId zone) {
        this.zone = zone;
    }

    static JsonNode tree(byte[] json) throws LookUpFailure {
        try {
            JsonNode tree = MAPPER.readTree(json);
            if (tree != null && !tree.isMissingNode()) {
                return tree;
            }
        } catch (IOException unreadable) {
            // Said below, without what Jackson quotes of it.
        }
        throw new LookUpFailure(Fault.BAD_ANSWER, "对方的回答不是 JSON");
    }

    static byte[] bytes(JsonNode tree) {
        try {
            return MAPPER.writeValueAsBytes(tree);
        } catch (IOException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    /**
     * The fields.
     *
     * @param root a pointer to where they start; of a list its first item
     */
    Map<String, Value> fields(JsonNode tree, String root, Map<String, Field> fields) throws LookUpFailure {
        JsonNode start = tree.at(JsonPointer.compile(root));
        if (start.isMissingNode()) {
            throw new LookUpFailure(Fault.BAD_ANSWER, "回答里没有 " + root);
        }
        if (start.isNull() || (start.isArray() && start.isEmpty())) {
            throw nothing();
        }
        boolean list = start.isArray();
        boolean known = false;
        Map<String, Value> values = new LinkedHashMap<>();
        for (Field field : fields.values()) {
            JsonNode from = list && !(field.type() == Type.ROWS && field.at().equals("/")) ? start.get(0) : start;
            known |= !node(from, field).isMissingNode();
            value(from, field, values);
        }
        if (!known) {
            throw new LookUpFailure(Fault.BAD_ANSWER, "回答里一个声明过的字段也没有");
        }
        boolean empty = values.values().stream()
                .allMatch(
                        value -> value instanceof Value.Rows rows && rows.rows().isEmpty());
        if (empty) {
            throw nothing();
        }
        return values;
    }

    private static JsonNode node(JsonNode from, Field field) {
        return field.at().equals("/") ? from : from.at(JsonPointer.compile(field.at()));
    }

    private void value(JsonNode from, Field field, Map<String, Value> values) throws LookUpFailure {
        JsonNode node = TaggedJson.plain(node(from, field));
        // Odoo and others say “nothing” by false.
        boolean no = node.isBoolean() && !node.asBoolean();
        if (node.isMissingNode() || node.isNull() || no) {
            return;
        }
        if (field.type() == Type.ROWS) {
            values.put(field.name(), rows(node, field));
            return;
        }
        if (!node.isValueNode()) {
            throw unfit(field);
        }
        values.put(field.name(), Values.of(field, node.asText(), zone).orElseThrow(() -> unfit(field)));
    }

    private Value.Rows rows(JsonNode node, Field field) throws LookUpFailure {
        if (!node.isArray()) {
            throw unfit(field);
        }
        List<LookedUp.Row> rows = new ArrayList<>();
        for (JsonNode item : node) {
            if (rows.size() == Values.ROWS) {
                break;
            }
            Map<String, Value> row = new LinkedHashMap<>();
            for (Field below : field.fields().values()) {
                value(item, below, row);
            }
            rows.add(new LookedUp.Row(row));
        }
        return new Value.Rows(rows);
    }

    private static LookUpFailure nothing() {
        return new LookUpFailure(Fault.NOT_FOUND, "没有找到");
    }

    private static LookUpFailure unfit(Field field) {
        return new LookUpFailure(
                Fault.BAD_ANSWER,
                "回答里的字段 " + field.name() + " 不是 " + field.type().word());
    }
}
