package io.yingda.knowledge.text;

import com.hankcs.hanlp.collection.trie.DoubleArrayTrie;
import com.hankcs.hanlp.collection.trie.bintrie.BinTrie;
import com.hankcs.hanlp.corpus.tag.Nature;
import com.hankcs.hanlp.dictionary.CoreDictionary;
import com.hankcs.hanlp.dictionary.DynamicCustomDictionary;
import com.hankcs.hanlp.seg.Segment;
import com.hankcs.hanlp.seg.Viterbi.ViterbiSegment;
import com.hankcs.hanlp.seg.common.Term;
import io.yingda.engine.knowledge.Token;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.TreeMap;

/** Cuts folded text into words, knowing the merchant's own. Safe for many threads. */
public final class Segmenter {

    /** No word is longer than this many chars; what seems to be one is cut. */
    static final int LONGEST = 64;

    /** HanLP cannot build an empty dictionary, so every dictionary has this word, which nobody types. */
    private static final String NEVER_TYPED = "\uF8FF\uF8FE";

    private final Segment segment;

    public Segmenter(Collection<Word> words) {
        TreeMap<String, CoreDictionary.Attribute> known = new TreeMap<>();
        known.put(NEVER_TYPED, new CoreDictionary.Attribute(Nature.nz, 1));
        for (Word word : words) {
            known.put(word.text(), new CoreDictionary.Attribute(Nature.fromString(word.tag()), word.weight()));
        }
        DoubleArrayTrie<CoreDictionary.Attribute> trie = new DoubleArrayTrie<>();
        trie.build(known);
        // A dictionary without files; HanLP's own would be shared by every knowledge base in the process.
        DynamicCustomDictionary dictionary = new DynamicCustomDictionary(trie, new BinTrie<>(), (String[]) null);
        segment = new ViterbiSegment()
                .enableCustomDictionary(dictionary)
                .enableNameRecognize(false)
                .enableTranslatedNameRecognize(false)
                .enableOffset(true);
    }

    /** Whether HanLP knows this part of speech. */
    public static boolean knowsTag(String tag) {
        return Nature.fromString(tag) != null;
    }

    /** The words of a folded text in order, without spaces; offsets are those of the text. */
    public List<Token> segment(String folded) {
        List<Token> tokens = new ArrayList<>();
        if (folded.isEmpty()) {
            return tokens;
        }
        int start = 0;
        String tag = "";
        int end = 0;
        for (Term term : segment.seg(folded)) {
            if (term.length() == 0) {
                continue;
            }
            boolean splitsPair = end > 0
                    && end < folded.length()
                    && Character.isSurrogatePair(folded.charAt(end - 1), folded.charAt(end));
            if (!splitsPair) {
                add(tokens, folded, tag, start, end);
                start = term.offset;
                tag = String.valueOf(term.nature);
            }
            end = term.offset + term.length();
        }
        add(tokens, folded, tag, start, end);
        return tokens;
    }

    private static void add(List<Token> tokens, String folded, String tag, int start, int end) {
        int from = start;
        while (from < end) {
            int until = Math.min(end, from + LONGEST);
            if (until < end && Character.isSurrogatePair(folded.charAt(until - 1), folded.charAt(until))) {
                until--;
            }
            String word = folded.substring(from, until);
            if (!word.isBlank()) {
                tokens.add(new Token(word, tag, from, until));
            }
            from = until;
        }
    }
}
