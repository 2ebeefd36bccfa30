package io.yingda.server.records;

import io.yingda.engine.fact.LookedUp;
import io.yingda.rules.lookup.LookUpReader;
import io.yingda.rules.lookup.LookUps;
import io.yingda.rules.lookup.Operation;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.BiFunction;

/** Systems that a test plays, which keep what they were asked. */
public final class PlayedCrm implements Crm {

    public static final Instant AT = Instant.parse("2026-11-23T01:05:00Z");

    public final List<Asked> asked = new CopyOnWriteArrayList<>();
    private final LookUps lookUps;
    private volatile BiFunction<Operation, Map<String, String>, LookedUp> answer =
            (operation, arguments) -> LookedUp.found(operation.name(), operation.sample());

    /** What it was asked. */
    public record Asked(String operation, Map<String, String> arguments, boolean anew) {}

    /**
     * @param folder for the file
     * @param yaml what rule authors write
     */
    public PlayedCrm(Path folder, String yaml) {
        try {
            Files.createDirectories(folder.resolve("lookups"));
            Files.writeString(folder.resolve("lookups/x.yaml"), yaml);
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        lookUps = LookUpReader.read(folder, problem -> {
            throw new IllegalArgumentException(problem.asLine());
        });
    }

    public void answers(BiFunction<Operation, Map<String, String>, LookedUp> other) {
        answer = other;
    }

    @Override
    public LookUps operations() {
        return lookUps;
    }

    @Override
    public Reading read(Operation operation, Map<String, String> arguments, boolean anew) {
        asked.add(new Asked(operation.name(), Map.copyOf(arguments), anew));
        return new Reading(answer.apply(operation, arguments), AT);
    }

    @Override
    public LookedUp write(Operation operation, Map<String, String> arguments) {
        asked.add(new Asked(operation.name(), Map.copyOf(arguments), false));
        return answer.apply(operation, arguments);
    }
}
