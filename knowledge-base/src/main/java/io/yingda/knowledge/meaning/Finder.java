package io.yingda.knowledge.meaning;

import java.util.function.IntPredicate;

/** Finds those of some texts that are nearest to something. Safe for many threads. */
interface Finder {

    /** Above so many texts, looking at each of them takes longer than following a graph. */
    int MOST_SCANNED = 20_000;

    /**
     * The texts with the largest cosines, as nearly as rounded vectors tell.
     *
     * @param accepted which texts may be found
     */
    Nearest near(Aim aim, int most, IntPredicate accepted);

    /** The same, with the cosines themselves. */
    default Nearest exactly(Points points, Aim aim, int most, IntPredicate accepted) {
        Nearest rough = near(aim, most, accepted);
        Nearest exact = new Nearest(rough.size());
        for (int rank = 0; rank < rough.size(); rank++) {
            exact.offer(rough.place(rank), points.cosine(aim, rough.place(rank)));
        }
        return exact;
    }

    /** A finder among the texts from {@code start} to before {@code end}. */
    static Finder of(RoundedVectors vectors, int start, int end) {
        return end - start > MOST_SCANNED ? Graph.of(vectors, start, end) : new Scan(vectors, start, end);
    }
}
