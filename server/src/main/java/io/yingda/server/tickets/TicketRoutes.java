package io.yingda.server.tickets;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.yingda.engine.message.FollowerId;
import io.yingda.server.desk.agents.Agents;
import io.yingda.server.desk.handover.HandOver;
import io.yingda.server.desk.handover.Refused;
import io.yingda.server.desk.handover.Refused.Why;
import io.yingda.server.desk.handover.Register;
import io.yingda.server.desk.history.History;
import io.yingda.server.desk.history.Line;
import io.yingda.server.desk.page.Answering;
import io.yingda.server.desk.page.Asked;
import io.yingda.server.people.Action;
import io.yingda.server.people.Gate;
import io.yingda.server.people.Right;
import io.yingda.server.settings.TicketSettings;
import io.yingda.server.tickets.TicketList.Wanted;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** What the pages ask of tickets. */
final class TicketRoutes {

    private static final String ALL = "/api/tickets";
    private static final String ONE = ALL + "/:number";
    private static final int PAGE = 50;
    private static final int COLUMN = 30;
    private static final int LINES = 50;

    private final Tickets tickets;
    private final TicketList list;
    private final TicketSettings settings;
    private final Register register;
    private final Agents agents;
    private final History history;
    private final Function<Asked, TicketJson> json;
    private final Gate gate;
    private final Clock clock;

    TicketRoutes(
            Tickets tickets,
            TicketList list,
            TicketSettings settings,
            Register register,
            Agents agents,
            History history,
            Function<Asked, TicketJson> json,
            Gate gate,
            Clock clock) {
        this.tickets = tickets;
        this.list = list;
        this.settings = settings;
        this.register = register;
        this.agents = agents;
        this.history = history;
        this.json = json;
        this.gate = gate;
        this.clock = clock;
    }

    void addTo(Answering api) {
        api.get(ALL, Right.SEE_DESK, this::list)
                .post(ALL, Right.SERVE, this::open)
                .get(ONE, Right.SEE_DESK, this::one)
                .put(ONE, Right.SERVE, this::change)
                .post(ONE + "/comments", Right.SERVE, this::comment)
                .get(ONE + "/lines", Right.SEE_DESK, this::lines)
                .get("/api/desk/conversations/:id/tickets", Right.SEE_DESK, this::ofConversation);
    }

    private JsonNode list(Asked asked) {
        boolean board = asked.query().containsKey("board");
        Wanted wanted = wanted(asked);
        List<Ticket> found = new ArrayList<>();
        boolean more = false;
        if (board) {
            for (TicketState state : TicketState.values()) {
                found.addAll(list.find(wanted.in(state), COLUMN));
            }
        } else {
            List<Ticket> page = list.find(wanted, PAGE + 1);
            more = page.size() > PAGE;
            found.addAll(page.subList(0, Math.min(PAGE, page.size())));
        }
        ObjectNode answer = JsonNodeFactory.instance.objectNode();
        answer.set("tickets", json.apply(asked).all(found, clock.instant()));
        answer.put("more", more);
        ObjectNode counts = answer.putObject("counts");
        list.counts().forEach((state, count) -> counts.put(state.word(), count));
        counts.put("late", list.late());
        ArrayNode departments = answer.putArray("departments");
        TreeSet<String> all = new TreeSet<>(list.departments());
        all.removeAll(settings.names());
        settings.names().forEach(departments::add);
        all.forEach(departments::add);
        ArrayNode people = answer.putArray("people");
        agents.all()
                .forEach(agent -> people.addObject()
                        .put("id", String.valueOf(agent.person()))
                        .put("name", agent.name()));
        return answer;
    }

    private static Wanted wanted(Asked asked) {
        String words = asked.query().getOrDefault("q", "");
        if (!words.isBlank() && !asked.person().may(Right.SERVE)) {
            // Whoever is shown telephone numbers masked could find them out digit by digit.
            throw new Refused(Why.WRONG, "按内容搜索要有接待的权限");
        }
        String state = asked.query().getOrDefault("state", "");
        String assignee = asked.query().getOrDefault("assignee", "");
        String before = asked.query().getOrDefault("before", "");
        return new Wanted(
                state.isEmpty() || state.equals("open") ? null : TicketBody.state(state),
                state.equals("open"),
                asked.query().getOrDefault("department", ""),
                switch (assignee) {
                    case "" -> null;
                    case "me" -> asked.person().id();
                    case "nobody" -> 0L;
                    default -> Asked.number(assignee);
                },
                asked.query().containsKey("late"),
                words,
                before.isEmpty() ? Long.MAX_VALUE : Asked.number(before));
    }

    private JsonNode open(Asked asked) {
        FollowerId follower =
                register.find(Asked.number(asked.text("conversation"))).follower();
        Ticket ticket = tickets.open(
                follower,
                TicketBody.department(asked),
                TicketBody.title(asked),
                TicketBody.fields(asked),
                TicketBody.deadline(asked),
                asked.speaker(),
                asked.flag("tell"),
                asked.text("clientKey"));
        gate.did(asked.person(), Action.OPENED_TICKET, ticket.number().toString());
        return whole(asked, ticket);
    }

    private JsonNode one(Asked asked) {
        Ticket ticket = tickets.find(number(asked));
        gate.did(asked.person(), Action.SAW_TICKET, ticket.number().toString());
        return whole(asked, ticket);
    }

    /** What was said last, by and to the ticket's follower, whether or not people ever had the conversation. */
    private JsonNode lines(Asked asked) {
        Ticket ticket = tickets.find(number(asked));
        gate.did(asked.person(), Action.SAW_TICKET, ticket.number().toString());
        List<Line> lines = ticket.isNobodys()
                ? List.of()
                : history.before(ticket.follower(), null, LINES).lines();
        return JsonNodeFactory.instance
                .objectNode()
                .set("lines", json.apply(asked).lines(ticket, lines));
    }

    private JsonNode change(Asked asked) {
        Ticket changed = tickets.change(
                number(asked), Author.of(asked.speaker()), TicketBody.change(asked, agents), asked.text("clientKey"));
        gate.did(asked.person(), Action.CHANGED_TICKET, changed.number().toString());
        return whole(asked, changed);
    }

    private JsonNode comment(Asked asked) {
        Ticket changed = tickets.change(
                number(asked),
                Author.of(asked.speaker()),
                Change.comment(asked.required("text", "请先写点什么").strip(), asked.flag("public")),
                asked.text("clientKey"));
        gate.did(asked.person(), Action.COMMENTED_TICKET, changed.number().toString());
        return whole(asked, changed);
    }

    private JsonNode ofConversation(Asked asked) {
        HandOver handOver = register.find(asked.id());
        ObjectNode answer = JsonNodeFactory.instance.objectNode();
        return answer.set("tickets", json.apply(asked).all(tickets.of(handOver.follower()), clock.instant()));
    }

    private ObjectNode whole(Asked asked, Ticket ticket) {
        @Nullable
        Long conversation = register.around(ticket.follower(), Long.MAX_VALUE)
                .map(HandOver::id)
                .orElse(null);
        return json.apply(asked)
                .whole(ticket, tickets.events(ticket), tickets.photos(ticket).keySet(), conversation, clock.instant());
    }

    static TicketNumber number(Asked asked) {
        return TicketNumber.parse(asked.path().getOrDefault("number", ""))
                .orElseThrow(() -> new Refused(Why.UNKNOWN, "没有这张工单"));
    }
}
