package io.yingda.rules.document;

import io.yingda.engine.problem.Problem;
import io.yingda.engine.problem.Severity;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BiConsumer;
import java.util.function.BiFunction;
import java.util.function.Consumer;

/**
 * What is read from a merchant's folder, such as look-ups or forms. Safe for many threads. An edit with an error is reported,
 * and the last good version stays in service.
 */
public final class LastGood<T> {

    private final Path rulesFolder;
    private final BiFunction<Path, Consumer<Problem>, T> reader;
    private volatile State<T> state;
    private volatile BiConsumer<T, Consumer<Problem>> requirement = (read, problems) -> {};

    private record State<T>(T inService, List<Problem> problems) {}

    private LastGood(Path rulesFolder, BiFunction<Path, Consumer<Problem>, T> reader) {
        this.rulesFolder = rulesFolder;
        this.reader = reader;
        this.state = read();
    }

    /**
     * Reads it. Where there is no good version yet, the parts without a fault serve.
     *
     * @param reader reads what the folder holds, leaves out what has a fault and reports it
     */
    public static <T> LastGood<T> open(Path rulesFolder, BiFunction<Path, Consumer<Problem>, T> reader) {
        return new LastGood<>(rulesFolder, reader);
    }

    /** From now on an edit is put into service only if this has no error to report of it either. */
    public void require(BiConsumer<T, Consumer<Problem>> check) {
        requirement = check;
    }

    /**
     * Reads it again and puts it into service if it is good.
     *
     * @return all problems of the files as they are now
     */
    public synchronized List<Problem> refresh() {
        State<T> read = read();
        boolean good = read.problems().stream().noneMatch(problem -> problem.severity() == Severity.ERROR);
        state = good ? read : new State<>(state.inService(), read.problems());
        return read.problems();
    }

    /** What is wrong with the files as they were last read; empty when all is well. */
    public List<Problem> problems() {
        return state.problems();
    }

    public T inService() {
        return state.inService();
    }

    private State<T> read() {
        List<Problem> problems = new ArrayList<>();
        T read = reader.apply(rulesFolder, problems::add);
        requirement.accept(read, problems::add);
        return new State<>(read, problems.stream().sorted().toList());
    }
}
