package io.yingda.server.desk.page;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.yingda.engine.fact.Follower;
import io.yingda.engine.message.FollowerId;
import io.yingda.server.customers.Customers;
import io.yingda.server.customers.Link;
import io.yingda.server.desk.handover.Refused;
import io.yingda.server.desk.handover.Refused.Why;
import io.yingda.server.desk.handover.Register;
import io.yingda.server.desk.view.DeskJson;
import io.yingda.server.people.Action;
import io.yingda.server.people.Endpoint;
import io.yingda.server.people.Gate;
import io.yingda.server.people.Right;
import io.yingda.server.settings.AccountSettings;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/** Who else is the customer of a conversation, and why; a supervisor may part them. */
public final class CustomerRoutes {

    private static final String ONE = "/api/desk/conversations/:id/customer";
    private static final int NAME = 4;

    private final Register register;
    private final Customers customers;
    private final Map<String, AccountSettings> accounts;
    private final Gate gate;
    private final Clock clock;

    public CustomerRoutes(
            Register register, Customers customers, Map<String, AccountSettings> accounts, Gate gate, Clock clock) {
        this.register = register;
        this.customers = customers;
        this.accounts = Map.copyOf(accounts);
        this.gate = gate;
        this.clock = clock;
    }

    public List<Endpoint> endpoints() {
        return new Answering(gate)
                .get(ONE, Right.SEE_DESK, this::one)
                .post(ONE + "/part", Right.SUPERVISE, this::part)
                .endpoints();
    }

    private JsonNode one(Asked asked) {
        return json(register.find(asked.id()).follower());
    }

    private JsonNode part(Asked asked) {
        FollowerId follower = register.find(asked.id()).follower();
        long link = Asked.number(asked.required("link", "请说是哪一条"));
        if (!customers.part(follower, link, asked.person().name(), clock.instant())) {
            throw new Refused(Why.TAKEN, "这一条已经解除了");
        }
        gate.did(asked.person(), Action.PARTED_CUSTOMER, asked.id() + "/" + link);
        return json(follower);
    }

    private ObjectNode json(FollowerId follower) {
        ObjectNode answer = JsonNodeFactory.instance.objectNode();
        ArrayNode links = answer.putArray("links");
        for (Link link : customers.links(follower)) {
            Instant ended = link.ended();
            boolean member = link.kind().equals(Link.MEMBER);
            links.addObject()
                    .put("id", String.valueOf(link.id()))
                    .put("kind", link.kind())
                    .put("shown", member ? shown(follower, link.value()) : "")
                    .put("author", link.author())
                    .put("began", link.began().toEpochMilli())
                    .put("ended", ended == null ? null : ended.toEpochMilli())
                    .put("endedBy", link.endedBy());
        }
        ArrayNode others = answer.putArray("others");
        for (FollowerId other : customers.others(follower)) {
            AccountSettings account = accounts.get(other.account());
            String openId = other.openId();
            others.addObject()
                    .put("key", DeskJson.key(other))
                    .put("accountName", account == null ? other.account() : account.title())
                    .put("name", "粉丝 " + openId.substring(Math.max(0, openId.length() - NAME)));
        }
        return answer;
    }

    private static String shown(FollowerId follower, String member) {
        return Follower.firstSeen(follower, Instant.EPOCH).being(member).memberShown();
    }
}
