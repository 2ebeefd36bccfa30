package io.yingda.knowledge.meaning;

import io.yingda.knowledge.index.Hidden;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The texts of one version of the content as points, and how crowded it is around each. Never changes; safe for many threads. */
public final class Space {

    private final Points points;
    private final Finders finders;
    private final View plain;
    private final View mapped;

    /**
     * @param texts as {@link Texts#of} has them: those of one entry together, phrasings before passages
     * @param vectors float[texts][dimensions], of length 1; kept, not copied
     */
    public Space(List<Text> texts, float[][] vectors, LinearMap map) {
        points = new Points(texts, vectors);
        finders = points.finders();
        plain = new View(points, LinearMap.identity(map.dimensions()));
        mapped = map.isIdentity() ? plain : new View(points, map);
    }

    /** The same, with crowds as they were counted before. */
    public Space(List<Text> texts, float[][] vectors, LinearMap map, Crowds known) {
        points = new Points(texts, vectors);
        finders = points.finders();
        plain = new View(points, LinearMap.identity(map.dimensions()), known.plain(texts), View.unknown(texts.size()));
        mapped = map.isIdentity() ? plain : new View(points, map, known.mapped(texts), known.lengths(texts));
    }

    private Space(Points points, Finders finders, View plain, View mapped) {
        this.points = points;
        this.finders = finders;
        this.plain = plain;
        this.mapped = mapped;
    }

    /** Looks from a question at everything but what is hidden. */
    public Sight look(float[] question, Hidden hidden) {
        Look look = new Look(points, finders, plain, question, hidden);
        return new Sight(points, look, mapped == plain ? look : new Look(points, finders, mapped, question, hidden));
    }

    /**
     * The vector of the phrasing with these folded letters and digits, or of the only one that differs by courtesies alone;
     * null when there is none.
     */
    public float @Nullable [] vector(String bare) {
        Integer text = points.worded(bare);
        return text == null ? null : points.vector(text);
    }

    /** The same texts under another map. */
    public Space under(LinearMap other) {
        return new Space(points, finders, plain, other.isIdentity() ? plain : new View(points, other));
    }

    /** The same, with what is near to a question kept on this shelf. */
    public Space shelved(NearShelf shelf) {
        return new Space(points, shelf.over(points), plain, mapped);
    }

    /** How crowded it is around each text. */
    public Crowds crowds() {
        return Crowds.of(points.size(), points::text, plain::crowd, mapped::crowd, mapped::length);
    }

    public LinearMap map() {
        return mapped.map();
    }

    /** How many texts there are. */
    public int size() {
        return points.size();
    }

    Text text(int index) {
        return points.text(index);
    }

    Points points() {
        return points;
    }
}
