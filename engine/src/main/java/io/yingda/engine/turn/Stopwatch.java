package io.yingda.engine.turn;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;

/** Times the steps of one turn. */
final class Stopwatch {

    private final List<Step> steps = new ArrayList<>();

    <T> T time(String name, Supplier<T> step) {
        long start = System.nanoTime();
        try {
            return step.get();
        } finally {
            steps.add(new Step(name, (System.nanoTime() - start) / 1_000));
        }
    }

    List<Step> steps() {
        return List.copyOf(steps);
    }
}
