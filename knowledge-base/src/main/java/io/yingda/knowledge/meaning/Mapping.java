package io.yingda.knowledge.meaning;

import java.util.function.Predicate;

/** Learns the merchant's own language from the content itself. */
public final class Mapping {

    private Mapping() {}

    /**
     * A map under which the texts of an article are near each other; the identity when there is too little to learn from.
     * The same content gives the same map. Some seconds of one core for 5,000 phrasings.
     *
     * @param taught which texts may be learned from
     * @throws StoppedException when the thread is interrupted
     */
    public static LinearMap learn(Space space, Predicate<Text> taught) {
        return MapTraining.train(space.points().vectors(), Lessons.of(space, index -> taught.test(space.text(index))));
    }
}
