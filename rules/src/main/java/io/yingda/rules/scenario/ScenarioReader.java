package io.yingda.rules.scenario;

import io.yingda.engine.document.Fields;
import io.yingda.engine.fact.Desk;
import io.yingda.engine.problem.Problem;
import java.time.LocalDateTime;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/** Reads the head of a scenario and hands its turns on. */
final class ScenarioReader {

    /** A Monday, while the demo merchant's desk is open. */
    private static final LocalDateTime USUAL_TIME = LocalDateTime.of(2026, 11, 23, 10, 0);

    private static final String USUAL_ACCOUNT = "hemiao";
    private static final Desk USUAL_DESK = new Desk(2, 0);
    private static final int MANY = 1_000_000;

    private final String file;
    private final Consumer<Problem> problems;

    ScenarioReader(String file, Consumer<Problem> problems) {
        this.file = file;
        this.problems = problems;
    }

    Scenario read(Fields fields) {
        String name = fields.requiredText("scenario");
        String account = fields.text("account").orElse(USUAL_ACCOUNT);
        LocalDateTime at = fields.dateTime("at").orElse(USUAL_TIME);
        Desk desk = fields.fields("desk").map(ScenarioReader::desk).orElse(USUAL_DESK);
        Persona follower =
                fields.fields("follower").map(ScenarioReader::persona).orElse(Persona.ANYBODY);
        List<ScriptedTurn> turns = fields.items("turns").stream()
                .map(item -> fields.fields("turns", item))
                .flatMap(Optional::stream)
                .map(turn -> new TurnReader(file, problems).read(turn))
                .toList();
        if (turns.isEmpty()) {
            fields.error(fields.line("turns"), "场景没有 turns", "请写上至少一个回合");
        }
        fields.finish();
        return new Scenario(name, file, fields.line(), account, at, desk, follower, turns);
    }

    private static Desk desk(Fields fields) {
        Desk desk = new Desk(
                fields.integer("agents", 0, MANY).orElse(USUAL_DESK.agentsOnline()),
                fields.integer("queue", 0, MANY).orElse(USUAL_DESK.queueLength()));
        fields.finish();
        return desk;
    }

    private static Persona persona(Fields fields) {
        Persona persona = new Persona(
                fields.flag("newcomer").orElse(false),
                new LinkedHashSet<>(fields.texts("tags")),
                fields.text("language").orElse(Persona.ANYBODY.language()),
                fields.text("channel").orElse(null),
                fields.text("member").orElse(""));
        fields.finish();
        return persona;
    }
}
