package io.yingda.server.sandbox;

import io.yingda.engine.document.Fields;
import io.yingda.engine.document.Node;
import io.yingda.engine.problem.Problem;
import io.yingda.knowledge.document.YamlDocument;
import io.yingda.server.sandbox.Stage.Button;
import io.yingda.server.sandbox.Stage.Props;
import io.yingda.server.sandbox.Stage.Scene;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.regex.Pattern;

/** Reads {@code sandbox.yaml}. What does not fit is reported and left out; without the file there is a bare stage. */
public final class StageReader {

    public static final String FILE = "sandbox.yaml";

    private static final int MOST_BUTTONS = 3;
    private static final int MOST_SUB_BUTTONS = 5;
    private static final Pattern COLOUR = Pattern.compile("#[0-9a-f]{6}", Pattern.CASE_INSENSITIVE);
    private static final Pattern ID = Pattern.compile("[A-Za-z0-9_-]{1,32}");

    private StageReader() {}

    /** Reads the file in this merchant's folder. */
    public static Stage read(Path home, Consumer<Problem> problems) {
        String text;
        try {
            text = Files.readString(home.resolve(FILE));
        } catch (NoSuchFileException none) {
            return Stage.BARE;
        } catch (IOException unreadable) {
            problems.accept(Problem.error(FILE, 0, "读不到沙箱的设置", "请确认文件可读，并且是 UTF-8 编码"));
            return Stage.BARE;
        }
        if (!(YamlDocument.read(FILE, text, 1, problems) instanceof Node.Mapping mapping)) {
            return Stage.BARE;
        }
        Fields fields = new Fields(FILE, mapping, problems);
        Map<String, Person> people = new LinkedHashMap<>();
        for (Node item : fields.items("people")) {
            fields.fields("people", item).flatMap(StageReader::person).ifPresent(person -> {
                if (people.putIfAbsent(person.id(), person) != null) {
                    fields.error(item.line(), "有两个人的 id 都是“" + person.id() + "”", "每个人的 id 要不一样");
                }
            });
        }
        Map<String, Props> props = new LinkedHashMap<>();
        fields.fields("accounts").ifPresent(accounts -> {
            for (String name : accounts.names()) {
                accounts.fields(name).ifPresent(account -> props.put(name, props(account)));
            }
            accounts.finish();
        });
        fields.finish();
        return new Stage(people.isEmpty() ? Stage.BARE.people() : List.copyOf(people.values()), props);
    }

    private static Optional<Person> person(Fields fields) {
        String id = fields.requiredText("id");
        String nickname = fields.requiredText("nickname");
        String colour = fields.text("colour").orElse("#5b6b7b");
        fields.finish();
        if (!COLOUR.matcher(colour).matches()) {
            fields.error(fields.line("colour"), "colour 应当是 #rrggbb 形式的颜色", "例如 colour: \"#c2571a\"");
            return Optional.empty();
        }
        if (!ID.matcher(id).matches()) {
            fields.error(fields.line("id"), "id 只能用字母、数字、- 和 _，最多 32 个", "");
            return Optional.empty();
        }
        return nickname.isEmpty() ? Optional.empty() : Optional.of(new Person(id, nickname, colour));
    }

    private static Props props(Fields fields) {
        List<Button> menu = buttons(fields, "menu", MOST_BUTTONS);
        List<Scene> scenes = new ArrayList<>();
        for (Node item : fields.items("scenes")) {
            fields.fields("scenes", item).ifPresent(scene -> {
                scenes.add(new Scene(scene.requiredText("scene"), scene.requiredText("label")));
                scene.finish();
            });
        }
        List<String> suggestions = fields.texts("suggestions");
        fields.finish();
        return new Props(menu, scenes, suggestions);
    }

    private static List<Button> buttons(Fields fields, String name, int most) {
        List<Button> buttons = new ArrayList<>();
        for (Node item : fields.items(name)) {
            fields.fields(name, item).ifPresent(button -> {
                String label = button.requiredText("label");
                List<Button> opened = most == MOST_BUTTONS ? buttons(button, "buttons", MOST_SUB_BUTTONS) : List.of();
                String key = button.text("key").orElse(null);
                button.finish();
                if (key == null && opened.isEmpty()) {
                    button.error(button.line(), "菜单按钮“" + label + "”没有 key，也没有下级按钮", "请写上 key，或者 buttons");
                }
                buttons.add(Button.click(label, key, opened));
            });
        }
        if (buttons.size() > most) {
            fields.error(fields.line(name), "这一级菜单最多 " + most + " 个按钮，这里有 " + buttons.size() + " 个", "微信不接受更多按钮");
            return buttons.subList(0, most);
        }
        return buttons;
    }
}
