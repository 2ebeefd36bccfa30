package io.yingda.knowledge.index;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.concurrent.atomic.AtomicReferenceArray;
import org.apache.lucene.index.LeafReader;
import org.apache.lucene.index.NumericDocValues;
import org.apache.lucene.index.PostingsEnum;
import org.apache.lucene.index.Term;
import org.apache.lucene.search.CollectionStatistics;
import org.apache.lucene.search.DocIdSetIterator;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.TermStatistics;
import org.apache.lucene.search.similarities.BM25Similarity;
import org.apache.lucene.search.similarities.Similarity;
import org.jspecify.annotations.Nullable;

/**
 * What a term adds to the score of each text that has it, in one field of one version of the index: Lucene's BM25. Worked out
 * when the term is first asked for and kept, since to prepare a search costs many times what it costs to add these up. Safe
 * for many threads.
 */
final class Impacts {

    private static final Impact NOTHING = new Impact(0);

    private final LeafReader texts;
    private final String field;
    private final float weight;
    private final @Nullable CollectionStatistics statistics;
    private final Similarity similarity = new BM25Similarity();
    private final AtomicReferenceArray<@Nullable Impact> byTerm;

    /**
     * @param texts all of them live
     * @param weight what the field counts
     * @param terms how many terms the lexicon has
     */
    Impacts(LeafReader texts, String field, float weight, int terms) {
        this.texts = texts;
        this.field = field;
        this.weight = weight;
        byTerm = new AtomicReferenceArray<>(terms);
        try {
            statistics = new IndexSearcher(texts).collectionStatistics(field);
        } catch (IOException impossible) {
            throw new UncheckedIOException("an index in memory cannot fail to be read", impossible);
        }
    }

    /** Numbers of texts, ascending, and what each gains. */
    private static final class Impact {

        private final int[] texts;
        private final float[] gains;

        Impact(int texts) {
            this.texts = new int[texts];
            gains = new float[texts];
        }
    }

    /**
     * Adds what each term is worth to the texts that have it.
     *
     * @param scores float[texts]
     */
    void add(Weighted terms, float[] scores) {
        if (statistics == null) {
            return;
        }
        for (int place = 0; place < terms.size(); place++) {
            int id = terms.id(place);
            if (id != Lexicon.UNKNOWN && id < byTerm.length()) {
                Impact impact = impact(id, terms.term(place));
                for (int index = 0; index < impact.texts.length; index++) {
                    scores[impact.texts[index]] += impact.gains[index];
                }
            }
        }
    }

    private Impact impact(int id, String term) {
        Impact known = byTerm.get(id);
        if (known == null) {
            try {
                known = read(new Term(field, term));
            } catch (IOException impossible) {
                throw new UncheckedIOException("an index in memory cannot fail to be read", impossible);
            }
            byTerm.set(id, known);
        }
        return known;
    }

    private Impact read(Term term) throws IOException {
        int count = texts.docFreq(term);
        PostingsEnum postings = texts.postings(term, PostingsEnum.FREQS);
        NumericDocValues lengths = texts.getNormValues(field);
        if (count == 0 || postings == null || lengths == null || statistics == null) {
            return NOTHING;
        }
        Similarity.SimScorer scorer = similarity.scorer(
                weight, statistics, new TermStatistics(term.bytes(), count, texts.totalTermFreq(term)));
        Impact impact = new Impact(count);
        int size = 0;
        for (int text = postings.nextDoc(); text != DocIdSetIterator.NO_MORE_DOCS; text = postings.nextDoc()) {
            long length = lengths.advanceExact(text) ? lengths.longValue() : 1;
            impact.texts[size] = text;
            impact.gains[size++] = scorer.score(postings.freq(), length);
        }
        return impact;
    }
}
