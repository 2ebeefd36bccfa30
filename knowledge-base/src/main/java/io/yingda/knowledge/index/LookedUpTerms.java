package io.yingda.knowledge.index;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.lucene.index.Term;
import org.apache.lucene.index.TermStates;
import org.apache.lucene.search.IndexSearcher;

/** Where terms stand in one version of the index: in a small index, looking them up is most of what a search costs. */
final class LookedUpTerms {

    /** About 20 MB at the most; what people ask about every day is far less. */
    private static final int MOST = 100_000;

    private final IndexSearcher searcher;
    private final Map<Term, TermStates> states = new ConcurrentHashMap<>();

    LookedUpTerms(IndexSearcher searcher) {
        this.searcher = searcher;
    }

    /** With its number of documents, which is 0 for a term that is nowhere. */
    TermStates of(Term term) {
        TermStates known = states.get(term);
        if (known == null) {
            known = lookUp(term);
            if (states.size() >= MOST) {
                states.clear();
            }
            states.put(term, known);
        }
        return known;
    }

    private TermStates lookUp(Term term) {
        try {
            return TermStates.build(searcher, term, true);
        } catch (IOException impossible) {
            throw new UncheckedIOException("an index in memory cannot fail to be read", impossible);
        }
    }
}
