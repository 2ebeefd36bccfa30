package io.yingda.knowledge.meaning;

import io.yingda.knowledge.index.Entry;
import io.yingda.knowledge.index.Hit;
import io.yingda.knowledge.text.Courtesies;
import io.yingda.knowledge.text.Folding;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The texts of one version of the content and their vectors, whatever the map. Never changes; safe for many threads. */
final class Points {

    private static final int AMBIGUOUS = -1;

    private final List<Text> texts;
    private final float[][] vectors;
    private final RoundedVectors rounded;
    private final float[] lengths;
    private final int[] owners;
    private final int phrasings;
    private final Map<Integer, Range> phrasingsOf = new HashMap<>();
    private final Map<Integer, Range> passagesOf = new HashMap<>();
    private final Map<String, Integer> byWording = new HashMap<>();
    /** By what is left without courtesies; {@value #AMBIGUOUS} where that asks for several articles. */
    private final Map<String, Integer> byGist = new HashMap<>();

    private final Finders finders;

    /** Texts from {@code start} to before {@code end}. */
    record Range(int start, int end) {

        static final Range EMPTY = new Range(0, 0);

        int size() {
            return end - start;
        }
    }

    /**
     * @param texts those of one entry together, phrasings before passages
     * @param vectors float[texts][dimensions], of length 1; kept, not copied
     */
    Points(List<Text> texts, float[][] vectors) {
        this.texts = List.copyOf(texts);
        this.vectors = vectors;
        phrasings = (int) texts.stream().filter(Text::isPhrasing).count();
        rounded = RoundedVectors.of(vectors);
        lengths = new float[vectors.length];
        Arrays.fill(lengths, 1);
        owners = owners(texts);
        index();
        finders = new Finders(Finder.of(rounded, 0, phrasings), Finder.of(rounded, phrasings, vectors.length));
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
                String bare = place.entry().phrasings().get(place.phrasing()).bare();
                byWording.putIfAbsent(bare, text);
                byGist.merge(
                        Courtesies.without(bare),
                        text,
                        (first, other) -> first >= 0 && isSameOwner(first, other) ? first : AMBIGUOUS);
            }
        }
    }

    /** For each text the number of its entry, or of another with the same answer. */
    private static int[] owners(List<Text> texts) {
        Map<String, Integer> byAnswer = new HashMap<>();
        Map<Integer, Integer> byEntry = new HashMap<>();
        return texts.stream()
                .map(text -> text.place().entry())
                .mapToInt(entry -> byEntry.computeIfAbsent(entry.number(), number -> {
                    String answer = Folding.bare(entry.article().answer());
                    return answer.isEmpty() ? number : byAnswer.computeIfAbsent(answer, first -> number);
                }))
                .toArray();
    }

    /** How many texts there are. */
    int size() {
        return vectors.length;
    }

    /** How many of them, the first ones, are phrasings; the others are passages of answers. */
    int phrasings() {
        return phrasings;
    }

    Text text(int index) {
        return texts.get(index);
    }

    float[] vector(int text) {
        return vectors[text];
    }

    float[][] vectors() {
        return vectors;
    }

    /** float[texts]: all vectors are of length 1. */
    float[] lengths() {
        return lengths;
    }

    Range allPhrasings() {
        return new Range(0, phrasings);
    }

    Range allPassages() {
        return new Range(phrasings, size());
    }

    /** Among all phrasings, all passages or whatever else. */
    Finder finder(Range among) {
        return among.equals(allPhrasings())
                ? finders.phrasings()
                : among.equals(allPassages()) ? finders.passages() : Finder.of(rounded, among.start(), among.end());
    }

    Finders finders() {
        return finders;
    }

    /** Whether the cosine can be above this one. */
    boolean mayExceed(float cosine, Aim aim, int text) {
        return aim.mayExceed(cosine, rounded, text);
    }

    /** About the cosine. */
    float roughly(Aim aim, int text) {
        return aim.roughly(rounded, text);
    }

    float cosine(Aim aim, int text) {
        return aim.cosine(vectors, text);
    }

    /** Whether both are of the same entry, or of entries with the same answer. */
    boolean isSameOwner(int text, int other) {
        return owners[text] == owners[other];
    }

    Range phrasingsOf(Entry entry) {
        return phrasingsOf.getOrDefault(entry.number(), Range.EMPTY);
    }

    Range passagesOf(Entry entry) {
        return passagesOf.getOrDefault(entry.number(), Range.EMPTY);
    }

    /** The phrasing with these folded letters and digits, or the only one but for courtesies; null when there is none. */
    @Nullable
    Integer worded(String bare) {
        Integer exact = byWording.get(bare);
        if (exact != null) {
            return exact;
        }
        Integer near = byGist.get(Courtesies.without(bare));
        return near == null || near == AMBIGUOUS ? null : near;
    }
}
