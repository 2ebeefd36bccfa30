package io.yingda.server.sandbox;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** A menu as the API was given it, as the phone shows it. */
final class MenuButtons {

    /** The kinds of buttons the sandbox's phones know; others are shown and do nothing. */
    private static final Set<String> KNOWN = Set.of("click", "scancode_push", "scancode_waitmsg");

    private MenuButtons() {}

    static List<Stage.Button> of(JsonNode buttons) {
        List<Stage.Button> shown = new ArrayList<>();
        for (JsonNode button : buttons) {
            String type = button.path("type").asText("click");
            shown.add(new Stage.Button(
                    button.path("name").asText(),
                    KNOWN.contains(type) ? button.path("key").asText(null) : null,
                    of(button.path("sub_button")),
                    type,
                    type.equals("view") ? button.path("url").asText(null) : null));
        }
        return shown;
    }

    static Optional<Stage.Button> withKey(List<Stage.Button> menu, String key) {
        for (Stage.Button button : menu) {
            if (key.equals(button.key())) {
                return Optional.of(button);
            }
            Optional<Stage.Button> below = withKey(button.buttons(), key);
            if (below.isPresent()) {
                return below;
            }
        }
        return Optional.empty();
    }
}
