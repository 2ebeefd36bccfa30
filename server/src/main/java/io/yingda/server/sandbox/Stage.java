package io.yingda.server.sandbox;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Who plays and with what, as {@code sandbox.yaml} in the merchant's folder says.
 *
 * @param people whose phones there are
 * @param props what an account offers to play with, by the account's name in the URL
 */
public record Stage(List<Person> people, Map<String, Props> props) {

    private static final List<Person> ANYBODY = List.of(
            new Person("p1", "小满", "#c2571a"), new Person("p2", "阿禾", "#2563a8"), new Person("p3", "木木", "#4c7a34"));

    /** Three people and nothing else: what a merchant without a {@code sandbox.yaml} plays with. */
    public static final Stage BARE = new Stage(ANYBODY, Map.of());

    public Stage {
        people = List.copyOf(people);
        props = Map.copyOf(props);
    }

    Props propsOf(String account) {
        return props.getOrDefault(account, Props.NONE);
    }

    /**
     * What one account offers.
     *
     * @param menu at most 3 buttons at the bottom of the chat
     * @param scenes QR codes of the account
     * @param suggestions questions worth trying
     */
    public record Props(List<Button> menu, List<Scene> scenes, List<String> suggestions) {

        static final Props NONE = new Props(List.of(), List.of(), List.of());

        public Props {
            menu = List.copyOf(menu);
            scenes = List.copyOf(scenes);
            suggestions = List.copyOf(suggestions);
        }
    }

    /**
     * A button of the account's menu.
     *
     * @param key what WeChat sends on a click; null for a button that opens others or a page
     * @param buttons at most 5, opened by this one
     * @param type click, view and so on, in WeChat's words
     * @param url the page it opens; null for none
     */
    public record Button(
            String label,
            @Nullable String key,
            List<Button> buttons,
            String type,
            @Nullable String url) {
        public Button {
            buttons = List.copyOf(buttons);
        }

        /** A button that sends its key, or opens others. */
        public static Button click(String label, @Nullable String key, List<Button> buttons) {
            return new Button(label, key, buttons, "click", null);
        }
    }

    /** A QR code: the scene WeChat sends, and where it hangs. */
    public record Scene(String scene, String label) {}
}
