package io.yingda.rules.lookup;

import io.yingda.engine.problem.Problem;
import io.yingda.engine.problem.Severity;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BiConsumer;
import java.util.function.Consumer;

/**
 * The operations of a merchant's folder. Safe for many threads. An edit with an error is reported, and the last good
 * operations stay in service.
 */
public final class LookUpBook {

    private final Path rulesFolder;
    private volatile State state;
    private volatile BiConsumer<LookUps, Consumer<Problem>> requirement = (lookUps, problems) -> {};

    private record State(LookUps inService, List<Problem> problems) {}

    private LookUpBook(Path rulesFolder, State state) {
        this.rulesFolder = rulesFolder;
        this.state = state;
    }

    /** Reads them. Where there is no good version yet, those without a fault serve. */
    public static LookUpBook open(Path rulesFolder) {
        return new LookUpBook(rulesFolder, read(rulesFolder, (lookUps, problems) -> {}));
    }

    /** From now on an edit is put into service only if this has no error to report of it either. */
    public void require(BiConsumer<LookUps, Consumer<Problem>> check) {
        requirement = check;
    }

    /**
     * Reads them again and puts them into service if they are good.
     *
     * @return all problems of the files as they are now
     */
    public synchronized List<Problem> refresh() {
        State read = read(rulesFolder, requirement);
        boolean good = read.problems().stream().noneMatch(problem -> problem.severity() == Severity.ERROR);
        state = good ? read : new State(state.inService(), read.problems());
        return read.problems();
    }

    /** What is wrong with the files as they were last read; empty when all is well. */
    public List<Problem> problems() {
        return state.problems();
    }

    /** The operations in service. */
    public LookUps inService() {
        return state.inService();
    }

    private static State read(Path rulesFolder, BiConsumer<LookUps, Consumer<Problem>> requirement) {
        List<Problem> problems = new ArrayList<>();
        LookUps lookUps = LookUpReader.read(rulesFolder, problems::add);
        requirement.accept(lookUps, problems::add);
        return new State(lookUps, problems.stream().sorted().toList());
    }
}
