package io.yingda.knowledge.index;

import io.yingda.engine.article.Article;
import io.yingda.engine.knowledge.Token;
import io.yingda.knowledge.dictionary.Dictionary;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.apache.lucene.index.DirectoryReader;
import org.apache.lucene.index.IndexWriter;
import org.apache.lucene.index.IndexWriterConfig;
import org.apache.lucene.index.SerialMergeScheduler;
import org.apache.lucene.index.Term;
import org.apache.lucene.store.ByteBuffersDirectory;

/**
 * The index of a merchant's articles in memory, read with one dictionary. Changes only what changed and gives a new catalogue
 * each time; one thread at a time.
 */
public final class ArticleIndex implements AutoCloseable {

    private final Reading reading;
    private final Lexicon lexicon = new Lexicon();
    private final EntryReader entryReader;
    private final Fields fields;
    private final String dictionaryDigest;
    private final ByteBuffersDirectory directory = new ByteBuffersDirectory();
    private final IndexWriter writer;
    private Map<String, Entry> entries = new TreeMap<>();
    private int nextNumber;

    public ArticleIndex(Dictionary dictionary) {
        reading = new Reading(dictionary);
        entryReader = new EntryReader(reading, lexicon);
        fields = new Fields(reading);
        dictionaryDigest = EntryReader.digest(dictionary.words()
                + dictionary.accountWords().toString()
                + dictionary.synonyms()
                + new TreeSet<>(dictionary.stopWords()));
        try {
            IndexWriterConfig config = new IndexWriterConfig(null);
            config.setMergeScheduler(new SerialMergeScheduler());
            writer = new IndexWriter(directory, config);
        } catch (IOException impossible) {
            throw new UncheckedIOException("an index in memory cannot fail to open", impossible);
        }
    }

    /** All words of a folded text as this account reads it. */
    public List<Token> tokens(String account, String folded) {
        return reading.tokens(account, folded);
    }

    /**
     * Makes the index hold these articles and no others.
     *
     * @param articles with unique ids
     */
    public Catalogue catalogue(Collection<Article> articles) {
        Map<String, Entry> next = new TreeMap<>();
        List<Entry> fresh = new ArrayList<>();
        Set<Entry> stale = Collections.newSetFromMap(new IdentityHashMap<>());
        stale.addAll(entries.values());
        Map<String, Article> wanted = new LinkedHashMap<>();
        articles.forEach(article -> wanted.putIfAbsent(article.id(), article));
        for (Article article : wanted.values()) {
            Entry known = entries.get(article.id());
            if (known != null && known.digest().equals(EntryReader.digest(article))) {
                next.put(article.id(), known);
                stale.remove(known);
            } else {
                Entry entry = entryReader.read(nextNumber++, article);
                next.put(article.id(), entry);
                fresh.add(entry);
            }
        }
        try {
            DirectoryReader reader = write(fresh, stale);
            entries = next;
            return new Catalogue(reader, reading, lexicon, next.values(), version(next.values()));
        } catch (IOException impossible) {
            throw new UncheckedIOException("an index in memory cannot fail to be written", impossible);
        }
    }

    private DirectoryReader write(List<Entry> fresh, Set<Entry> stale) throws IOException {
        Term[] gone = stale.stream()
                .map(entry -> new Term(Fields.ENTRY, Integer.toString(entry.number())))
                .toArray(Term[]::new);
        writer.deleteDocuments(gone);
        for (Entry entry : fresh) {
            writer.addDocuments(fields.documents(entry));
        }
        // One segment is the fastest to search, and its statistics are those of an index built anew.
        writer.forceMerge(1);
        writer.commit();
        return DirectoryReader.open(writer);
    }

    private String version(Collection<Entry> all) {
        StringBuilder digests = new StringBuilder(dictionaryDigest);
        all.forEach(entry -> digests.append(entry.digest()));
        return EntryReader.digest(digests.toString());
    }

    @Override
    public void close() {
        try {
            writer.close();
            directory.close();
        } catch (IOException impossible) {
            throw new UncheckedIOException("an index in memory cannot fail to close", impossible);
        }
    }
}
