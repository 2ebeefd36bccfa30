package io.yingda.knowledge.meaning;

import io.yingda.knowledge.meaning.RoundedVectors.Rounded;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.function.IntPredicate;
import org.apache.lucene.search.KnnCollector;
import org.apache.lucene.search.ScoreDoc;
import org.apache.lucene.search.TopKnnCollector;
import org.apache.lucene.util.Bits;
import org.apache.lucene.util.hnsw.HnswGraphBuilder;
import org.apache.lucene.util.hnsw.HnswGraphSearcher;
import org.apache.lucene.util.hnsw.OnHeapHnswGraph;
import org.apache.lucene.util.hnsw.RandomVectorScorer;
import org.apache.lucene.util.hnsw.RandomVectorScorerSupplier;
import org.apache.lucene.util.hnsw.UpdateableRandomVectorScorer;

/**
 * Follows Lucene's graph of near neighbours (HNSW; Malkov and Yashunin 2018) from text to text, and so meets a small part of
 * them only. Made by plain cosines: a map does not move texts so far that the same graph would not lead to what is near under
 * the map, too.
 */
final class Graph implements Finder {

    private static final int CONNECTIONS = 16;
    private static final int BEAM = 100;
    private static final long SEED = 20260101;

    /** Fewer than this are not looked for at a time, since a short search misses more. */
    private static final int FEWEST = 128;

    private final RoundedVectors vectors;
    private final int start;
    private final int size;
    private final OnHeapHnswGraph graph;

    private Graph(RoundedVectors vectors, int start, int size, OnHeapHnswGraph graph) {
        this.vectors = vectors;
        this.start = start;
        this.size = size;
        this.graph = graph;
    }

    /**
     * Connects the texts from {@code start} to before {@code end}. The same vectors give the same graph.
     *
     * @throws StoppedException when the thread is interrupted
     */
    static Graph of(RoundedVectors vectors, int start, int end) {
        try {
            Scorers scorers = new Scorers(vectors, start, end - start);
            return new Graph(
                    vectors,
                    start,
                    end - start,
                    HnswGraphBuilder.create(scorers, CONNECTIONS, BEAM, SEED).build(end - start));
        } catch (IOException impossible) {
            throw new UncheckedIOException("vectors in memory cannot fail to be read", impossible);
        }
    }

    @Override
    public Nearest near(Aim aim, int most, IntPredicate accepted) {
        KnnCollector found = new TopKnnCollector(Math.max(FEWEST, most), Integer.MAX_VALUE);
        RandomVectorScorer scorer = new Scorer(size, node -> aim.roughly(vectors, start + node));
        try {
            HnswGraphSearcher.search(scorer, found, graph, accepting(accepted));
        } catch (IOException impossible) {
            throw new UncheckedIOException("vectors in memory cannot fail to be read", impossible);
        }
        Nearest nearest = new Nearest(most);
        for (ScoreDoc hit : found.topDocs().scoreDocs) {
            nearest.offer(start + hit.doc, 2 * hit.score - 1);
        }
        return nearest;
    }

    private Bits accepting(IntPredicate accepted) {
        return new Bits() {
            @Override
            public boolean get(int node) {
                return accepted.test(start + node);
            }

            @Override
            public int length() {
                return size;
            }
        };
    }

    private interface Cosine {
        float to(int node);
    }

    /** Cosines as Lucene wants scores: not negative. */
    private record Scorer(int maxOrd, Cosine cosine) implements RandomVectorScorer {

        @Override
        public float score(int node) {
            return (1 + cosine.to(node)) / 2;
        }
    }

    /** Compares the texts with each other. */
    private record Scorers(RoundedVectors vectors, int start, int size) implements RandomVectorScorerSupplier {

        @Override
        public UpdateableRandomVectorScorer scorer() {
            return new Mutual(vectors, start, size);
        }

        @Override
        public RandomVectorScorerSupplier copy() {
            return this;
        }
    }

    private static final class Mutual implements UpdateableRandomVectorScorer {

        private final RoundedVectors vectors;
        private final int start;
        private final int size;
        private Rounded own;

        Mutual(RoundedVectors vectors, int start, int size) {
            this.vectors = vectors;
            this.start = start;
            this.size = size;
            own = vectors.row(start);
        }

        @Override
        public void setScoringOrdinal(int node) {
            // Asked for once for every text that is added.
            if (Thread.currentThread().isInterrupted()) {
                throw new StoppedException();
            }
            own = vectors.row(start + node);
        }

        @Override
        public float score(int node) {
            return (1 + vectors.product(own, start + node)) / 2;
        }

        @Override
        public int maxOrd() {
            return size;
        }
    }
}
