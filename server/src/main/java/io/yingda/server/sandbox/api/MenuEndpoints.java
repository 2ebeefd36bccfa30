package io.yingda.server.sandbox.api;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.yingda.server.sandbox.api.Menus.Usual;

/** Menus, for everybody and for some. */
final class MenuEndpoints {

    private MenuEndpoints() {}

    static void addTo(Directory directory) {
        directory
                .post("/cgi-bin/menu/create", (account, call) -> create(account, call.json()))
                .quota(1_000);
        directory.any("/cgi-bin/menu/get", (account, call) -> get(account)).quota(10_000);
        directory
                .any("/cgi-bin/menu/delete", (account, call) -> {
                    account.menus().clear();
                    account.phones().offersChanged(account.name());
                    return Answer.done();
                })
                .quota(1_000);
        directory.any("/cgi-bin/get_current_selfmenu_info", (account, call) -> current(account));
        directory
                .post("/cgi-bin/menu/addconditional", (account, call) -> add(account, call.json()))
                .quota(2_000)
                .certified();
        directory
                .post("/cgi-bin/menu/delconditional", (account, call) -> {
                    account.menus().remove(call.json().number("menuid", -1));
                    account.phones().offersChanged(account.name());
                    return Answer.done();
                })
                .quota(2_000)
                .certified();
        directory
                .post("/cgi-bin/menu/trymatch", (account, call) -> match(account, call.json()))
                .quota(20_000)
                .certified();
    }

    private static Answer create(Official account, Body menu) throws Refusal {
        MenuCheck.check(menu);
        account.menus().create(account.nextId(), menu.node().path("button"));
        account.phones().offersChanged(account.name());
        return Answer.done();
    }

    private static Answer add(Official account, Body menu) throws Refusal {
        MenuCheck.check(menu);
        if (!menu.has("matchrule")) {
            throw new Refusal(65305, "there is no matchrule");
        }
        long id = account.nextId();
        account.menus().add(id, menu.node().path("button"), menu.node().path("matchrule"));
        account.phones().offersChanged(account.name());
        return Answer.of(Answer.object().put("menuid", Long.toString(id)));
    }

    private static Answer get(Official account) throws Refusal {
        Usual usual = account.menus().usual().orElseThrow(() -> new Refusal(ErrorCode.NO_MENU));
        ObjectNode answer = Answer.object();
        answer.putObject("menu").put("menuid", usual.id()).set("button", usual.buttons());
        if (!account.menus().conditional().isEmpty()) {
            ArrayNode others = answer.putArray("conditionalmenu");
            account.menus().conditional().forEach(menu -> {
                ObjectNode other = others.addObject().put("menuid", menu.id());
                other.set("button", menu.buttons());
                other.set("matchrule", menu.rule());
            });
        }
        return Answer.of(answer);
    }

    /** Here the buttons below a button are in a list of their own. */
    private static Answer current(Official account) {
        ObjectNode answer =
                Answer.object().put("is_menu_open", account.menus().usual().isPresent() ? 1 : 0);
        ArrayNode buttons = answer.putObject("selfmenu_info").putArray("button");
        account.menus()
                .usual()
                .ifPresent(usual -> usual.buttons().forEach(button -> {
                    ObjectNode copy = button.deepCopy();
                    JsonNode below = copy.remove("sub_button");
                    if (below != null && !below.isEmpty()) {
                        copy.putObject("sub_button").set("list", below);
                    }
                    buttons.add(copy);
                }));
        return Answer.of(answer);
    }

    private static Answer match(Official account, Body body) throws Refusal {
        Follower follower = account.followers().named(body.text("user_id"));
        JsonNode buttons = account.menus().buttons(follower.tags()).orElseThrow(() -> new Refusal(ErrorCode.NO_MENU));
        return Answer.of(Answer.object().set("button", buttons));
    }
}
