package io.yingda.knowledge.index;

import io.yingda.engine.article.Article;
import io.yingda.engine.article.Validity;
import io.yingda.engine.knowledge.Token;
import io.yingda.engine.knowledge.Understanding;
import io.yingda.knowledge.reading.QuestionReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.apache.lucene.index.DirectoryReader;
import org.apache.lucene.index.LeafReader;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.index.NumericDocValues;
import org.apache.lucene.util.FixedBitSet;
import org.jspecify.annotations.Nullable;

/** One version of the indexed content. Never changes; safe for many threads until {@link #release} was called. */
public final class Catalogue {

    private static final int MOST_READERSHIPS = 1_000;
    private static final Map<String, Float> WEIGHTS = Map.of(
            Fields.WORDS, 1f,
            Fields.PAIRS, .6f,
            Fields.SOUNDS, .4f,
            Fields.ANSWER_WORDS, .5f,
            Fields.ANSWER_PAIRS, .5f,
            Fields.KEYWORDS, .5f);

    private final DirectoryReader reader;
    private final Map<String, Impacts> impacts = new HashMap<>();
    private final Hit[] texts;
    /** Arrays for scores, used again: one for each search at a time. */
    private final Queue<float[]> scratch = new ConcurrentLinkedQueue<>();

    private final Map<Readership, FixedBitSet> served = new ConcurrentHashMap<>();
    private final Reading reading;
    private final Lexicon lexicon;
    private final Map<Integer, Entry> byNumber = new HashMap<>();
    private final Map<String, Entry> byId = new TreeMap<>();
    private final Frequencies frequencies;
    private final QuestionReader questionReader;
    private final boolean restricted;
    private final String version;

    Catalogue(
            DirectoryReader reader,
            Reading reading,
            Lexicon lexicon,
            Collection<Entry> entries,
            Frequencies frequencies,
            String version)
            throws IOException {
        this.reader = reader;
        this.reading = reading;
        this.lexicon = lexicon;
        this.version = version;
        for (Entry entry : entries) {
            byNumber.put(entry.number(), entry);
            byId.put(entry.article().id(), entry);
        }
        texts = new Hit[reader.maxDoc()];
        // Merged into one, or empty.
        for (LeafReaderContext leaf : reader.leaves()) {
            locate(leaf.reader());
            WEIGHTS.forEach(
                    (field, weight) -> impacts.put(field, new Impacts(leaf.reader(), field, weight, lexicon.size())));
        }
        this.frequencies = frequencies;
        questionReader = new QuestionReader(new Contents(lexicon, frequencies, byId.values(), reading));
        restricted = entries.stream()
                .map(Entry::article)
                .anyMatch(article ->
                        !article.accounts().isEmpty() || !article.validity().equals(Validity.ALWAYS));
    }

    private void locate(LeafReader leaf) throws IOException {
        NumericDocValues places = leaf.getNumericDocValues(Fields.PLACE);
        for (int text = 0; text < texts.length; text++) {
            if (places == null || !places.advanceExact(text)) {
                throw new IllegalStateException("a document without its place");
            }
            Entry entry = byNumber.get(Fields.entry(places.longValue()));
            if (entry == null) {
                throw new IllegalStateException("a document of an article that is gone");
            }
            texts[text] = new Hit(entry, Fields.phrasing(places.longValue()));
        }
    }

    public String version() {
        return version;
    }

    /** Reads questions in the words of this content. */
    public QuestionReader questionReader() {
        return questionReader;
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

    /** All words of a folded text as this account reads it. */
    public List<Token> tokens(String account, String folded) {
        return reading.tokens(account, folded);
    }

    /** Whether any entry has this word, but for what is hidden. */
    public boolean knowsWord(int word, Hidden hidden) {
        if (hidden.isNothing() || !frequencies.knowsWord(word)) {
            return frequencies.knowsWord(word);
        }
        int left = frequencies.entriesWith(word);
        for (int number : hidden.entries()) {
            Entry entry = byNumber.get(number);
            left -= entry != null && entry.hasWord(word, -1) ? 1 : 0;
        }
        Entry entry = byNumber.get(hidden.entry());
        boolean lost = entry != null && entry.hasWord(word, -1) && !entry.hasWord(word, hidden.phrasing());
        return left > (lost ? 1 : 0);
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
        return best(question, restricted ? served(question.account(), day) : null, limit);
    }

    /** The same among all entries, served or not. */
    public List<Hit> hits(Question question, int limit) {
        return best(question, null, limit);
    }

    /** What each text shares with the question: Lucene's BM25 over all fields; float[texts]. */
    float[] scores(Question question) {
        float[] scores = new float[texts.length];
        score(question, scores);
        return scores;
    }

    private void score(Question question, float[] scores) {
        add(question.words(), Fields.WORDS, scores);
        if (reading.isOwn(question.account())) {
            add(question.ownWords(), Fields.WORDS, scores);
        }
        add(question.pairs(), Fields.PAIRS, scores);
        add(question.misspelt(), Fields.SOUNDS, scores);
        add(question.words(), Fields.ANSWER_WORDS, scores);
        add(question.pairs(), Fields.ANSWER_PAIRS, scores);
        add(question.words(), Fields.KEYWORDS, scores);
    }

    private void add(Weighted terms, String field, float[] scores) {
        Impacts known = impacts.get(field);
        if (known != null) {
            known.add(terms, scores);
        }
    }

    private List<Hit> best(Question question, @Nullable FixedBitSet allowed, int limit) {
        float[] used = scratch.poll();
        float[] scores = used == null ? new float[texts.length] : used;
        score(question, scores);
        TopTexts best = new TopTexts(limit);
        float floor = best.floor();
        for (int text = 0; text < scores.length; text++) {
            if (scores[text] > floor && (allowed == null || allowed.get(text))) {
                best.offer(text, scores[text]);
                floor = best.floor();
            }
        }
        Arrays.fill(scores, 0);
        scratch.offer(scores);
        return best.descending().mapToObj(text -> texts[text]).toList();
    }

    private FixedBitSet served(String account, LocalDate day) {
        if (served.size() >= MOST_READERSHIPS) {
            served.clear();
        }
        return served.computeIfAbsent(new Readership(account, day), readership -> {
            FixedBitSet allowed = new FixedBitSet(texts.length);
            for (int text = 0; text < texts.length; text++) {
                if (texts[text].entry().article().servedTo(account, day)) {
                    allowed.set(text);
                }
            }
            return allowed;
        });
    }

    /** Followers of one account on one day, who are all served the same. */
    private record Readership(String account, LocalDate day) {}

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
}
