package io.yingda.server.desk.view;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.yingda.engine.fact.Fault;
import io.yingda.engine.fact.LookedUp;
import io.yingda.engine.fact.Value;
import io.yingda.rules.lookup.Field;
import io.yingda.rules.lookup.Operation;
import io.yingda.server.records.Crm.Reading;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * Makes JSON of what a merchant's system said of a customer.
 *
 * @param masking what a text becomes before it is shown
 * @param serves whether what is declared personal is shown as well
 */
public record RecordJson(Operation operation, UnaryOperator<String> masking, boolean serves) {

    private static final String HIDDEN = "****";

    /** For those who serve. */
    public static RecordJson plain(Operation operation) {
        return new RecordJson(operation, UnaryOperator.identity(), true);
    }

    /** For everybody else. */
    public static RecordJson masked(Operation operation, UnaryOperator<String> masking) {
        return new RecordJson(operation, masking, false);
    }

    /** Nothing is known to ask with. */
    public ObjectNode unknown() {
        return head("unknown");
    }

    /** @param by the names of the arguments it was asked with */
    public ObjectNode read(Reading reading, List<String> by) {
        LookedUp result = reading.result();
        ObjectNode node = head(state(result.fault(), result.isFailed()));
        node.put("at", reading.at().toEpochMilli());
        ArrayNode names = node.putArray("by");
        by.forEach(names::add);
        if (result.isFailed() && result.fault() != Fault.NOT_FOUND) {
            node.put("words", result.failure());
        }
        if (!result.isFailed()) {
            ArrayNode fields = node.putArray("fields");
            operation
                    .fields()
                    .values()
                    .forEach(field -> field(fields, field, result.fields().get(field.name())));
        }
        return node;
    }

    private ObjectNode head(String state) {
        return JsonNodeFactory.instance
                .objectNode()
                .put("operation", operation.name())
                .put("title", operation.panel())
                .put("state", state);
    }

    private static String state(@Nullable Fault fault, boolean failed) {
        if (!failed) {
            return "found";
        }
        return switch (fault) {
            case NOT_FOUND -> "missing";
            case TIMEOUT -> "slow";
            case null, default -> "failed";
        };
    }

    private void field(ArrayNode fields, Field field, @Nullable Value value) {
        if (value instanceof Value.Rows rows) {
            ObjectNode list = fields.addObject().put("label", field.label());
            ArrayNode columns = list.putArray("columns");
            field.fields().values().forEach(column -> columns.add(column.label()));
            ArrayNode lines = list.putArray("rows");
            rows.rows().forEach(row -> line(lines.addArray(), field, row.fields()));
        } else if (value != null) {
            fields.addObject().put("label", field.label()).put("value", shown(field, value));
        }
    }

    private void line(ArrayNode line, Field list, Map<String, Value> row) {
        list.fields().values().forEach(column -> line.add(shown(column, row.get(column.name()))));
    }

    private String shown(Field field, @Nullable Value value) {
        if (value == null) {
            return "";
        }
        return field.personal() && !serves ? HIDDEN : masking.apply(value.shown());
    }
}
