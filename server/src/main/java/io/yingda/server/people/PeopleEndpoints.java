package io.yingda.server.people;

import io.vertx.core.http.HttpMethod;
import io.vertx.ext.web.RoutingContext;
import io.yingda.server.people.PeopleStore.Deed;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What those do who administer people: make and change them, and read what they did. */
final class PeopleEndpoints {

    private static final int LONGEST_LOGIN = 64;
    private static final int LONGEST_NAME = 40;
    private static final int PAGE = 100;

    private final Gate gate;
    private final PeopleStore store;
    private final Links links;

    PeopleEndpoints(Gate gate, PeopleStore store, Links links) {
        this.gate = gate;
        this.store = store;
        this.links = links;
    }

    List<Endpoint> all() {
        return List.of(
                new Endpoint(HttpMethod.GET, "/api/people", Right.ADMINISTER, this::people),
                new Endpoint(HttpMethod.POST, "/api/people", Right.ADMINISTER, this::add),
                new Endpoint(HttpMethod.PUT, "/api/people/:id", Right.ADMINISTER, this::change),
                new Endpoint(HttpMethod.POST, "/api/people/:id/reset", Right.ADMINISTER, this::reset),
                new Endpoint(HttpMethod.GET, "/api/audit", Right.ADMINISTER, this::audit));
    }

    private void people(RoutingContext context) {
        Fields.of(context).finish();
        Answers.blocking(
                context,
                () -> Map.of(
                        "people", store.all().stream().map(KeptPerson::json).toList()));
    }

    private void add(RoutingContext context) {
        Fields fields = Fields.of(context);
        String login = fields.text("login", LONGEST_LOGIN);
        String name = name(fields);
        Set<Role> roles = roles(fields);
        fields.finish();
        SignIn.checkLogin(login);
        Person admin = gate.person(context);
        Answers.blocking(context, () -> {
            Person person = store.add(login, name, roles, null);
            gate.did(admin, Action.ADDED, login + ' ' + titles(roles));
            return withLink(person.id());
        });
    }

    private void change(RoutingContext context) {
        long id = id(context);
        Fields fields = Fields.of(context);
        String name = name(fields);
        Set<Role> roles = roles(fields);
        boolean active = fields.flag("active");
        fields.finish();
        Person admin = gate.person(context);
        Answers.blocking(context, () -> {
            store.change(id, name, roles, active);
            KeptPerson kept = store.byId(id).orElseThrow(PeopleEndpoints::nobody);
            gate.did(admin, Action.CHANGED, kept.person().login() + ' ' + titles(roles) + (active ? "" : " 停用"));
            return kept.json();
        });
    }

    private void reset(RoutingContext context) {
        long id = id(context);
        Fields.of(context).finish();
        Person admin = gate.person(context);
        Answers.blocking(context, () -> {
            KeptPerson kept = store.byId(id).orElseThrow(PeopleEndpoints::nobody);
            if (!kept.active()) {
                throw new Refusal(409, "这个人已经停用，请先启用");
            }
            gate.did(admin, Action.RESET, kept.person().login());
            return withLink(id);
        });
    }

    private Map<String, @Nullable Object> withLink(long id) {
        Map<String, @Nullable Object> json =
                store.byId(id).orElseThrow(PeopleEndpoints::nobody).json();
        json.put("link", links.welcome(id));
        return json;
    }

    private void audit(RoutingContext context) {
        String before = context.request().getParam("before", "");
        String person = context.request().getParam("person", "");
        String action = context.request().getParam("action", "");
        long from = before.isEmpty() ? Long.MAX_VALUE : number("before", before);
        Long whose = person.isEmpty() ? null : number("person", person);
        Person admin = gate.person(context);
        Answers.blocking(context, () -> {
            List<Deed> deeds = store.deeds(from, whose, action.isEmpty() ? null : action, PAGE + 1);
            if (before.isEmpty()) {
                gate.did(admin, Action.READ_AUDIT, "");
            }
            Map<String, Object> json = new LinkedHashMap<>();
            json.put(
                    "rows",
                    deeds.stream().limit(PAGE).map(PeopleEndpoints::json).toList());
            json.put("more", deeds.size() > PAGE);
            return json;
        });
    }

    private static Map<String, Object> json(Deed deed) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("id", String.valueOf(deed.id()));
        json.put("at", deed.at().toEpochMilli());
        json.put("person", Map.of("id", String.valueOf(deed.person()), "name", deed.name()));
        json.put("action", deed.action());
        json.put("subject", deed.subject());
        return json;
    }

    private static long id(RoutingContext context) {
        try {
            return Long.parseLong(context.pathParam("id"));
        } catch (NumberFormatException none) {
            throw nobody();
        }
    }

    private static long number(String name, String text) {
        try {
            return Long.parseLong(text);
        } catch (NumberFormatException none) {
            throw new Refusal(400, name + " 应当是一个编号");
        }
    }

    private static Refusal nobody() {
        return new Refusal(404, "没有这个人");
    }

    private static String name(Fields fields) {
        String name = fields.text("name", LONGEST_NAME);
        if (name.chars().anyMatch(Character::isISOControl)) {
            throw new Refusal(400, "name 里有不能显示的字符");
        }
        return name;
    }

    private static Set<Role> roles(Fields fields) {
        Set<Role> roles = EnumSet.noneOf(Role.class);
        for (String name : fields.texts("roles", Role.values().length)) {
            roles.add(Stream.of(Role.values())
                    .filter(role -> role.name().equals(name))
                    .findFirst()
                    .orElseThrow(() -> new Refusal(
                            400,
                            "roles 里的每一项应当是 "
                                    + Stream.of(Role.values()).map(Role::name).collect(Collectors.joining("、"))
                                    + " 之一")));
        }
        if (roles.isEmpty()) {
            throw new Refusal(400, "roles 至少要有一项");
        }
        return roles;
    }

    private static String titles(Set<Role> roles) {
        return roles.stream().sorted().map(Role::title).collect(Collectors.joining("、"));
    }
}
