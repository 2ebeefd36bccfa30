package io.yingda.knowledge.meaning;

import io.yingda.knowledge.index.Entry;
import io.yingda.knowledge.index.Hidden;
import io.yingda.knowledge.index.Hit;
import io.yingda.knowledge.text.Folding;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** The texts of one version of the content as points, and how crowded it is around each. Never changes; safe for many threads. */
public final class Space {

    /** How many neighbours make a crowd (the k of CSLS, Lample et al. 2018, "Word translation without parallel data"). */
    static final int CROWD = 10;

    /** More than a crowd, for when some are hidden. */
    private static final int NEIGHBOURS = 14;

    /** Above so many texts, crowds are counted among a part of them. */
    private static final int MOST_REFERENCES = 20_000;

    private final List<Text> texts;
    private final float[][] vectors;
    private final LinearMap map;
    private final float[] mappedLengths;
    private final int phrasings;
    private final Map<Integer, Range> phrasingsOf = new HashMap<>();
    private final Map<Integer, Range> passagesOf = new HashMap<>();
    private final Map<String, Integer> byWording = new HashMap<>();
    private final int referenceStep;
    private final Neighbourhood crowds;
    private final Neighbourhood mappedCrowds;

    /** Texts from {@code start} to before {@code end}. */
    record Range(int start, int end) {}

    /**
     * @param texts as {@link Texts#of} has them: those of one entry together, phrasings before passages
     * @param vectors float[texts][dimensions], of length 1; kept, not copied
     */
    public Space(List<Text> texts, float[][] vectors, LinearMap map) {
        this(texts, vectors, map, null);
    }

    /** @param unmapped how crowded it is without the map; null when that is not known yet */
    private Space(List<Text> texts, float[][] vectors, LinearMap map, @Nullable Neighbourhood unmapped) {
        this.texts = List.copyOf(texts);
        this.vectors = vectors;
        this.map = map;
        phrasings = (int) texts.stream().filter(Text::isPhrasing).count();
        index();
        int candidates = phrasings >= CROWD ? phrasings : texts.size();
        referenceStep = 1 + candidates / MOST_REFERENCES;
        int[] references = IntStream.range(0, candidates)
                .filter(text -> text % referenceStep == 0)
                .toArray();
        int[] owners = owners();
        int[] all = IntStream.range(0, vectors.length).toArray();
        crowds = unmapped == null ? Neighbourhood.of(vectors, owners, all, references, NEIGHBOURS) : unmapped;
        mappedLengths = new float[vectors.length];
        if (map.isIdentity()) {
            Arrays.fill(mappedLengths, 1);
            mappedCrowds = crowds;
        } else {
            float[][] mapped = new float[vectors.length][];
            for (int text = 0; text < vectors.length; text++) {
                mapped[text] = map.apply(vectors[text]);
                mappedLengths[text] = Scaling.length(mapped[text]);
                Scaling.divide(mapped[text], mappedLengths[text]);
            }
            mappedCrowds = Neighbourhood.of(mapped, owners, all, references, NEIGHBOURS);
        }
    }

    private void index() {
        for (int text = 0; text < texts.size(); text++) {
            Hit place = texts.get(text).place();
            boolean isPhrasing = text < phrasings;
            int here = text;
            (isPhrasing ? phrasingsOf : passagesOf)
                    .merge(
                            place.entry().number(),
                            new Range(here, here + 1),
                            (before, now) -> new Range(before.start(), now.end()));
            if (isPhrasing) {
                byWording.putIfAbsent(
                        place.entry().phrasings().get(place.phrasing()).bare(), text);
            }
        }
    }

    /** Looks from a question at everything but what is hidden. */
    public Sight look(float[] question, Hidden hidden) {
        return new Sight(this, question, hidden);
    }

    /** The vector of the phrasing with these folded letters and digits; null when there is none. */
    public float @Nullable [] vector(String bare) {
        Integer text = byWording.get(bare);
        return text == null ? null : vectors[text];
    }

    /** The same texts under another map. */
    public Space under(LinearMap other) {
        return new Space(texts, vectors, other, crowds);
    }

    public LinearMap map() {
        return map;
    }

    /** How many texts there are. */
    public int size() {
        return texts.size();
    }

    /** How many of them, the first ones, are phrasings; the others are passages of answers. */
    int phrasings() {
        return phrasings;
    }

    Text text(int index) {
        return texts.get(index);
    }

    float[][] vectors() {
        return vectors;
    }

    float mappedLength(int text) {
        return mappedLengths[text];
    }

    @Nullable
    Range phrasingsOf(Entry entry) {
        return phrasingsOf.get(entry.number());
    }

    @Nullable
    Range passagesOf(Entry entry) {
        return passagesOf.get(entry.number());
    }

    /** The mean cosine of a text to those of other entries that are nearest to it, and not hidden. */
    float crowd(int text, boolean mapped, Hidden hidden) {
        Nearest nearest = (mapped ? mappedCrowds : crowds).of(text);
        int few = Math.max(1, CROWD / referenceStep);
        if (hidden.isNothing()) {
            return nearest.mean(few);
        }
        Nearest seen = new Nearest(few);
        for (int rank = 0; rank < nearest.size(); rank++) {
            if (!hidden.hides(texts.get(nearest.place(rank)).place())) {
                seen.offer(nearest.place(rank), nearest.value(rank));
            }
        }
        return seen.mean(few);
    }

    /** For each text the number of its entry, or of another with the same answer. */
    int[] owners() {
        Map<String, Integer> byAnswer = new HashMap<>();
        return texts.stream()
                .map(text -> text.place().entry())
                .mapToInt(entry -> {
                    String answer = Folding.bare(entry.article().answer());
                    return answer.isEmpty()
                            ? entry.number()
                            : byAnswer.computeIfAbsent(answer, first -> entry.number());
                })
                .toArray();
    }
}
