package io.yingda.knowledge.index;

import io.yingda.engine.article.Article;
import io.yingda.engine.article.Validity;
import io.yingda.engine.knowledge.Understanding;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Predicate;
import org.apache.lucene.document.LongPoint;
import org.apache.lucene.index.DirectoryReader;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.index.NumericDocValues;
import org.apache.lucene.index.Term;
import org.apache.lucene.index.TermStates;
import org.apache.lucene.search.BooleanClause.Occur;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.BoostQuery;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.ScoreDoc;
import org.apache.lucene.search.TermQuery;

/** One version of the indexed content. Never changes; safe for many threads until {@link #release} was called. */
public final class Catalogue {

    private static final int MOST_BARRED = 200;
    private static final int MOST_READERSHIPS = 1_000;

    private final DirectoryReader reader;
    private final IndexSearcher searcher;
    private final LookedUpTerms lookedUp;
    private final Map<Readership, Integer> barred = new ConcurrentHashMap<>();
    private final Reading reading;
    private final Lexicon lexicon;
    private final Map<Integer, Entry> byNumber = new HashMap<>();
    private final Map<String, Entry> byId = new TreeMap<>();
    private final Frequencies frequencies;
    private final boolean restricted;
    private final String version;

    Catalogue(DirectoryReader reader, Reading reading, Lexicon lexicon, Collection<Entry> entries, String version) {
        this.reader = reader;
        this.reading = reading;
        this.lexicon = lexicon;
        this.version = version;
        searcher = new IndexSearcher(reader);
        searcher.setQueryCache(null);
        lookedUp = new LookedUpTerms(searcher);
        for (Entry entry : entries) {
            byNumber.put(entry.number(), entry);
            byId.put(entry.article().id(), entry);
        }
        frequencies = new Frequencies(byId.values(), lexicon.size());
        restricted = entries.stream()
                .map(Entry::article)
                .anyMatch(article ->
                        !article.accounts().isEmpty() || !article.validity().equals(Validity.ALWAYS));
    }

    public String version() {
        return version;
    }

    public Frequencies frequencies() {
        return frequencies;
    }

    /** The articles in order of their ids. */
    public List<Article> articles() {
        return byId.values().stream().map(Entry::article).toList();
    }

    public Optional<Article> article(String id) {
        return Optional.ofNullable(byId.get(id)).map(Entry::article);
    }

    /** Whether this very entry is in this version. */
    public boolean holds(Entry entry) {
        Entry held = byNumber.get(entry.number());
        return held != null && held.digest().equals(entry.digest());
    }

    /** The articles taken apart, in order of their ids. */
    public Collection<Entry> entries() {
        return byId.values();
    }

    public Question question(Understanding understanding) {
        return Question.of(understanding, reading, lexicon, frequencies);
    }

    /** A question of the content's own, such as one of its phrasings. */
    public Question question(String account, String folded) {
        return question(new Understanding(account, folded, folded, reading.tokens(account, folded), "zh-Hans"));
    }

    /**
     * The texts that share most with the question, of entries this account may serve on this day, best first.
     *
     * @param limit at most how many texts
     */
    public List<Hit> hits(Question question, LocalDate day, int limit) {
        String account = question.account();
        int barred = restricted ? barred(account, day) : 0;
        Predicate<Entry> served = entry -> entry.article().servedTo(account, day);
        // A few too many cost less than a filter on every search.
        return barred > MOST_BARRED
                ? hits(served(shared(question), account, day), limit, served, limit)
                : hits(shared(question), limit + barred, served, limit);
    }

    /** The same among all entries, served or not. */
    public List<Hit> hits(Question question, int limit) {
        return hits(shared(question), limit, entry -> true, limit);
    }

    private List<Hit> hits(BooleanQuery query, int texts, Predicate<Entry> wanted, int limit) {
        if (query.clauses().isEmpty()) {
            return List.of();
        }
        try {
            return located(searcher.search(query, texts).scoreDocs, wanted, limit);
        } catch (IOException impossible) {
            throw new UncheckedIOException("an index in memory cannot fail to be read", impossible);
        }
    }

    private BooleanQuery shared(Question question) {
        BooleanQuery.Builder shared = new BooleanQuery.Builder();
        add(shared, question.words(), Fields.WORDS, 1f);
        if (reading.isOwn(question.account())) {
            add(shared, question.ownWords(), Fields.WORDS, 1f);
        }
        add(shared, question.pairs(), Fields.PAIRS, 0.6f);
        add(shared, question.misspelt(), Fields.SOUNDS, 0.4f);
        add(shared, question.words(), Fields.ANSWER_WORDS, 0.5f);
        add(shared, question.pairs(), Fields.ANSWER_PAIRS, 0.5f);
        add(shared, question.words(), Fields.KEYWORDS, 0.5f);
        return shared.build();
    }

    /** Keeps this version open; false when it is closed already. Each call that returned true asks for a {@link #release}. */
    public boolean acquire() {
        return reader.tryIncRef();
    }

    public void release() {
        try {
            reader.decRef();
        } catch (IOException impossible) {
            throw new UncheckedIOException("an index in memory cannot fail to close", impossible);
        }
    }

    DirectoryReader reader() {
        return reader;
    }

    private void add(BooleanQuery.Builder query, Weighted terms, String field, float weight) {
        for (int index = 0; index < terms.size(); index++) {
            if (terms.id(index) != Lexicon.UNKNOWN) {
                Term term = new Term(field, terms.term(index));
                TermStates states = lookedUp.of(term);
                if (states.docFreq() > 0) {
                    TermQuery shared = new TermQuery(term, states);
                    query.add(weight == 1f ? shared : new BoostQuery(shared, weight), Occur.SHOULD);
                }
            }
        }
    }

    private static BooleanQuery served(BooleanQuery query, String account, LocalDate day) {
        BooleanQuery accounts = new BooleanQuery.Builder()
                .add(new TermQuery(new Term(Fields.ACCOUNT, Fields.EVERY_ACCOUNT)), Occur.SHOULD)
                .add(new TermQuery(new Term(Fields.ACCOUNT, account)), Occur.SHOULD)
                .build();
        long epochDay = day.toEpochDay();
        return new BooleanQuery.Builder()
                .add(query, Occur.MUST)
                .add(accounts, Occur.FILTER)
                .add(LongPoint.newRangeQuery(Fields.FROM, Long.MIN_VALUE, epochDay), Occur.FILTER)
                .add(LongPoint.newRangeQuery(Fields.UNTIL, epochDay, Long.MAX_VALUE), Occur.FILTER)
                .build();
    }

    /** How many texts of the index are of entries this account may not serve on this day. */
    private int barred(String account, LocalDate day) {
        if (barred.size() >= MOST_READERSHIPS) {
            barred.clear();
        }
        return barred.computeIfAbsent(
                new Readership(account, day),
                readership -> byId.values().stream()
                        .filter(entry -> !entry.article().servedTo(account, day))
                        .mapToInt(entry -> entry.phrasings().size() + 1)
                        .sum());
    }

    private List<Hit> located(ScoreDoc[] found, Predicate<Entry> wanted, int limit) throws IOException {
        List<Hit> hits = new ArrayList<>(limit);
        for (ScoreDoc document : found) {
            long place = place(document.doc);
            Entry entry = byNumber.get(Fields.entry(place));
            if (entry != null && hits.size() < limit && wanted.test(entry)) {
                hits.add(new Hit(entry, Fields.phrasing(place)));
            }
        }
        return hits;
    }

    /** Followers of one account on one day, who are all served the same. */
    private record Readership(String account, LocalDate day) {}

    private long place(int document) throws IOException {
        List<LeafReaderContext> leaves = reader.leaves();
        LeafReaderContext leaf = leaves.size() == 1 ? leaves.get(0) : leaf(leaves, document);
        NumericDocValues places = leaf.reader().getNumericDocValues(Fields.PLACE);
        if (places == null || !places.advanceExact(document - leaf.docBase)) {
            throw new IllegalStateException("a document without its place");
        }
        return places.longValue();
    }

    private static LeafReaderContext leaf(List<LeafReaderContext> leaves, int document) {
        return leaves.stream()
                .filter(leaf -> document < leaf.docBase + leaf.reader().maxDoc())
                .findFirst()
                .orElseThrow();
    }
}
