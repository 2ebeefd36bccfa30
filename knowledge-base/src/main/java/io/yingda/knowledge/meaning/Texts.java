package io.yingda.knowledge.meaning;

import io.yingda.knowledge.index.Entry;
import io.yingda.knowledge.index.Hit;
import io.yingda.knowledge.text.Folding;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

/** The texts of the articles that get a vector each. */
public final class Texts {

    /** Half of what the model reads at once, so that a passage is about one thing. */
    private static final int PASSAGE = 120;

    private static final int MOST_PASSAGES = 4;

    private Texts() {}

    /** Every phrasing of every entry, then a passage of every answer; those of one entry stand together. */
    public static List<Text> of(Collection<Entry> entries) {
        List<Text> texts = new ArrayList<>();
        for (Entry entry : entries) {
            for (int phrasing = 0; phrasing < entry.phrasings().size(); phrasing++) {
                texts.add(new Text(
                        new Hit(entry, phrasing),
                        Folding.fold(entry.phrasings().get(phrasing).text()).strip()));
            }
        }
        for (Entry entry : entries) {
            // What an answer is about is known from its question; only without one it takes more of the answer to tell.
            int most = entry.phrasings().isEmpty() ? MOST_PASSAGES : 1;
            for (String passage : passages(Folding.fold(entry.article().answer()), most)) {
                texts.add(new Text(new Hit(entry, -1), passage));
            }
        }
        return texts;
    }

    /** Cuts a text after sentences into passages of about {@value #PASSAGE} chars and leaves out what is too much. */
    static List<String> passages(String text, int most) {
        List<String> passages = new ArrayList<>();
        int start = 0;
        while (start < text.length() && passages.size() < most) {
            int end = Math.min(text.length(), start + PASSAGE);
            if (end < text.length()) {
                int stop = end;
                while (stop > start + PASSAGE / 2 && "。！？；!?;\n".indexOf(text.charAt(stop - 1)) < 0) {
                    stop--;
                }
                end = stop > start + PASSAGE / 2 ? stop : end;
            }
            String passage = text.substring(start, end).strip();
            if (!passage.isEmpty()) {
                passages.add(passage);
            }
            start = end;
        }
        return passages;
    }
}
