package io.yingda.knowledge.meaning;

import io.yingda.knowledge.meaning.Points.Range;
import java.util.Arrays;
import java.util.function.IntPredicate;

/** For each text, the texts of other articles that are nearest to it. */
final class Neighbourhood {

    private static final int INTERRUPTIBLE = 64;

    private final Nearest[] nearest;

    private Neighbourhood(Nearest[] nearest) {
        this.nearest = nearest;
    }

    /**
     * Looks for the neighbours of each of some texts.
     *
     * @param points with the vectors and the owner of each text
     * @param texts whose neighbours are looked for
     * @param among which texts may be neighbours
     * @param accepted which of those
     * @param most how many neighbours to keep
     */
    static Neighbourhood of(Points points, int[] texts, Range among, IntPredicate accepted, int most) {
        Nearest[] nearest = new Nearest[points.size()];
        Arrays.fill(nearest, new Nearest(0));
        if (among.size() <= Finder.MOST_SCANNED) {
            Nearest[] found = new JointSearch(points, points.vectors(), among, accepted).of(texts, most);
            for (int index = 0; index < texts.length; index++) {
                nearest[texts[index]] = found[index];
            }
            return new Neighbourhood(nearest);
        }
        Finder finder = points.finder(among);
        for (int index = 0; index < texts.length; index++) {
            int text = texts[index];
            Aim aim = Aim.plain(points.vector(text), points.lengths());
            nearest[text] = near(points, text, aim, finder, accepted, most);
            if (index % INTERRUPTIBLE == 0 && Thread.currentThread().isInterrupted()) {
                throw new StoppedException();
            }
        }
        return new Neighbourhood(nearest);
    }

    /** The neighbours of one text, as an aim has it. */
    static Nearest near(Points points, int text, Aim aim, Finder finder, IntPredicate accepted, int most) {
        // More than are kept, since rounded vectors do not tell exactly which are nearest.
        int rough = most + most / 4 + 8;
        Nearest near = finder.near(aim, rough, other -> !points.isSameOwner(text, other) && accepted.test(other));
        Nearest nearest = new Nearest(most);
        for (int rank = 0; rank < near.size(); rank++) {
            int other = near.place(rank);
            nearest.offer(other, aim.repeatableCosine(points.vectors(), other));
        }
        return nearest;
    }

    Nearest of(int text) {
        return nearest[text];
    }
}
