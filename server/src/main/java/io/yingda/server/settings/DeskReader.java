package io.yingda.server.settings;

import io.yingda.engine.document.Fields;
import io.yingda.engine.turn.OpeningHours;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Reads how people serve. */
final class DeskReader {

    private static final int LONGEST_NAME = 20;

    private DeskReader() {}

    /** @param hours when the desk is open, where a queue does not say otherwise */
    static DeskSettings desk(Fields settings, OpeningHours hours) {
        DeskSettings usual = DeskSettings.DEFAULT;
        Optional<Fields> desk = settings.fields("desk");
        if (desk.isEmpty()) {
            return usual;
        }
        Fields fields = desk.get();
        DeskSettings read = new DeskSettings(
                fields.integer("agents", 0, 10_000).orElse(usual.agents()),
                queues(fields, hours),
                fields.integer("capacity", 1, 1_000).orElse(usual.capacity()),
                time(fields, "assignAfter", usual.assignAfter(), Duration.ZERO, Duration.ofHours(24), "0s 到 24h", "0s"),
                time(
                        fields,
                        "patience",
                        usual.patience(),
                        Duration.ofMinutes(1),
                        Duration.ofHours(48),
                        "1m 到 48h",
                        "30m"),
                time(fields, "gone", usual.gone(), Duration.ofSeconds(30), Duration.ofHours(24), "30s 到 24h", "3m"),
                time(fields, "idle", usual.idle(), Duration.ofMinutes(1), Duration.ofHours(48), "1m 到 48h", "15m"),
                time(fields, "ending", usual.ending(), Duration.ofSeconds(30), Duration.ofHours(24), "30s 到 24h", "5m"),
                time(fields, "rating", usual.rating(), Duration.ofMinutes(1), Duration.ofHours(48), "1m 到 48h", "1h"),
                usual.atOnce());
        fields.finish();
        return read;
    }

    private static Duration time(
            Fields fields,
            String name,
            Duration usual,
            Duration least,
            Duration most,
            String expected,
            String example) {
        return TimeReader.time(fields, name, usual, least, most, expected, example);
    }

    private static Map<String, QueueSettings> queues(Fields desk, OpeningHours hours) {
        Map<String, QueueSettings> queues = new LinkedHashMap<>();
        desk.fields("queues").ifPresent(fields -> {
            for (String name : fields.names()) {
                if (name.isBlank() || name.length() > LONGEST_NAME) {
                    fields.error(fields.line(name), "技能组的名字应当是 1 到 " + LONGEST_NAME + " 个字", "写法如 售前");
                }
                queues.put(
                        name,
                        fields.node(name).isEmpty()
                                ? new QueueSettings(name, hours, Set.of())
                                : fields.fields(name)
                                        .map(queue -> queue(name, queue, hours))
                                        .orElse(new QueueSettings(name, hours, Set.of())));
            }
        });
        return queues;
    }

    private static QueueSettings queue(String name, Fields fields, OpeningHours usual) {
        OpeningHours hours = fields.has("hours") ? HoursReader.hours(fields) : usual;
        Set<String> agents = Set.copyOf(fields.texts("agents"));
        fields.finish();
        return new QueueSettings(name, hours, agents);
    }
}
