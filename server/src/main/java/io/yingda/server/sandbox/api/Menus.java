package io.yingda.server.sandbox.api;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The menu of one account, and those for followers with a tag. */
final class Menus {

    private final List<Conditional> conditional = new ArrayList<>();
    private @Nullable Usual usual;

    /** The menu everybody sees; the buttons as they were given. */
    record Usual(long id, JsonNode buttons) {}

    /** A menu for those who match; the sandbox's phones match by tag alone, and a rule without one matches everybody. */
    record Conditional(long id, JsonNode buttons, JsonNode rule) {

        boolean matches(Set<Integer> tags) {
            JsonNode tag = rule.path("tag_id");
            return tag.isMissingNode() || tags.contains(tag.asInt());
        }
    }

    void create(long id, JsonNode buttons) {
        usual = new Usual(id, buttons);
    }

    /** Refused with 65303 while there is no menu for everybody. */
    void add(long id, JsonNode buttons, JsonNode rule) throws Refusal {
        if (usual == null) {
            throw new Refusal(65303, "there is no selfmenu, please create selfmenu first");
        }
        conditional.add(new Conditional(id, buttons, rule));
    }

    /** Refused with 65301 when there is none of this id. */
    void remove(long id) throws Refusal {
        if (!conditional.removeIf(menu -> menu.id() == id)) {
            throw new Refusal(65301, "not exist this menuid");
        }
    }

    void clear() {
        usual = null;
        conditional.clear();
    }

    Optional<Usual> usual() {
        return Optional.ofNullable(usual);
    }

    List<Conditional> conditional() {
        return List.copyOf(conditional);
    }

    /** The buttons a follower with these tags sees: the newest menu that matches. */
    Optional<JsonNode> buttons(Set<Integer> tags) {
        return conditional.reversed().stream()
                .filter(menu -> menu.matches(tags))
                .map(Conditional::buttons)
                .findFirst()
                .or(() -> usual().map(Usual::buttons));
    }
}
