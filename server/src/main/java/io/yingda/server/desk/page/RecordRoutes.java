package io.yingda.server.desk.page;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.yingda.rules.lookup.Argument;
import io.yingda.rules.lookup.FollowerArguments;
import io.yingda.rules.lookup.Operation;
import io.yingda.server.customers.Customers;
import io.yingda.server.desk.handover.Context;
import io.yingda.server.desk.handover.HandOver;
import io.yingda.server.desk.handover.Refused;
import io.yingda.server.desk.handover.Refused.Why;
import io.yingda.server.desk.handover.Register;
import io.yingda.server.desk.view.RecordJson;
import io.yingda.server.people.Right;
import io.yingda.server.records.Crm;
import io.yingda.server.records.KnownArguments;
import io.yingda.server.store.Json;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;

/** What the merchant's systems say of the customer in a conversation, each part asked for by itself and read there and then. */
final class RecordRoutes {

    private static final String ALL = "/api/desk/conversations/:id/records";

    private final Register register;
    private final Crm crm;
    private final Customers customers;
    private final UnaryOperator<String> masking;

    /** @param masking what a text becomes for those who do not serve */
    RecordRoutes(Register register, Crm crm, Customers customers, UnaryOperator<String> masking) {
        this.register = register;
        this.crm = crm;
        this.customers = customers;
        this.masking = masking;
    }

    void addTo(Answering api) {
        api.get(ALL, Right.SEE_DESK, this::list).slowGet(ALL + "/:operation", Right.SEE_DESK, this::read);
    }

    private JsonNode list(Asked asked) {
        register.find(asked.id());
        ObjectNode answer = JsonNodeFactory.instance.objectNode();
        ArrayNode records = answer.putArray("records");
        crm.operations()
                .panel()
                .forEach(each ->
                        records.addObject().put("operation", each.name()).put("title", each.panel()));
        return answer;
    }

    private JsonNode read(Asked asked) {
        HandOver handOver = register.find(asked.id());
        Operation operation = crm.operations()
                .operation(asked.path().getOrDefault("operation", ""))
                .filter(each -> !each.panel().isEmpty())
                .orElseThrow(() -> new Refused(Why.UNKNOWN, "面板里没有这一项"));
        RecordJson json =
                asked.person().may(Right.SERVE) ? RecordJson.plain(operation) : RecordJson.masked(operation, masking);
        Map<String, String> arguments = arguments(operation, handOver);
        if (!isEnough(operation, arguments)) {
            return json.unknown();
        }
        boolean anew = asked.query().containsKey("anew");
        return json.read(crm.read(operation, arguments, anew), List.copyOf(arguments.keySet()));
    }

    private Map<String, String> arguments(Operation operation, HandOver handOver) {
        Map<String, String> slots = Json.read(Context.class, handOver.context()).slots();
        String member = customers.member(handOver.follower()).orElse("");
        return KnownArguments.of(operation, KnownArguments.who(handOver.follower(), member, slots));
    }

    /** Whether all is known that has to be, and anything at all where something could be. */
    private static boolean isEnough(Operation operation, Map<String, String> known) {
        boolean asksWho = operation.arguments().values().stream()
                .anyMatch(each -> each.from() != null || FollowerArguments.WHO.contains(each.name()));
        return !(asksWho && known.isEmpty())
                && operation.arguments().values().stream()
                        .filter(Argument::required)
                        .allMatch(each -> known.containsKey(each.name()));
    }
}
