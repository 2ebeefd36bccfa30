package io.yingda.knowledge.index;

import io.yingda.engine.article.Article;
import io.yingda.engine.knowledge.Token;
import io.yingda.knowledge.dictionary.Dictionary;
import io.yingda.knowledge.index.EntryReader.CutArticle;
import io.yingda.knowledge.index.EntryReader.Indexed;
import io.yingda.knowledge.text.Digest;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import org.apache.lucene.index.DirectoryReader;
import org.apache.lucene.index.IndexWriter;
import org.apache.lucene.index.IndexWriterConfig;
import org.apache.lucene.index.SegmentInfos;
import org.apache.lucene.index.SerialMergeScheduler;
import org.apache.lucene.index.Term;
import org.apache.lucene.store.ByteBuffersDataOutput;
import org.apache.lucene.store.ByteBuffersDirectory;
import org.apache.lucene.store.IOContext;
import org.apache.lucene.store.IndexInput;
import org.apache.lucene.store.IndexOutput;
import org.apache.lucene.store.SingleInstanceLockFactory;
import org.jspecify.annotations.Nullable;

/**
 * The index of a merchant's articles in memory, read with one dictionary. Changes only what changed and gives a new catalogue
 * each time; one thread at a time.
 */
public final class ArticleIndex implements AutoCloseable {

    /** So few terms are not worth reading everything anew. */
    private static final int LEAST_WORN = 10_000;

    private final Reading reading;
    private final Lexicon lexicon;
    private final EntryReader entryReader;
    private final String dictionaryDigest;
    /** Each file one array: several times faster to look terms up in than blocks. */
    private final ByteBuffersDirectory directory = new ByteBuffersDirectory(
            new SingleInstanceLockFactory(), ByteBuffersDataOutput::new, ByteBuffersDirectory.OUTPUT_AS_BYTE_ARRAY);

    private final IndexWriter writer;
    private Map<String, Entry> entries = new TreeMap<>();
    private Frequencies frequencies = Frequencies.none();
    private int nextNumber;
    private boolean worn;

    public ArticleIndex(Dictionary dictionary) {
        this(dictionary, null);
    }

    /** @param kept what it is to hold at first; null for nothing */
    private ArticleIndex(Dictionary dictionary, @Nullable KeptIndex kept) {
        reading = new Reading(dictionary);
        lexicon = kept == null ? new Lexicon() : new Lexicon(kept.terms());
        entryReader = new EntryReader(reading, lexicon);
        dictionaryDigest = digest(dictionary);
        try {
            if (kept != null) {
                nextNumber = kept.nextNumber();
                frequencies = kept.frequencies();
                kept.entries().forEach(entry -> entries.put(entry.article().id(), entry));
                copy(kept.files());
            }
            IndexWriterConfig config = new IndexWriterConfig(null);
            config.setMergeScheduler(new SerialMergeScheduler());
            writer = new IndexWriter(directory, config);
        } catch (IOException impossible) {
            throw new UncheckedIOException("an index in memory cannot fail to open", impossible);
        }
    }

    /** As an earlier process left it; empty when its texts were cut with another dictionary. */
    public static Optional<ArticleIndex> of(Dictionary dictionary, KeptIndex kept) {
        return kept.dictionary().equals(digest(dictionary))
                ? Optional.of(new ArticleIndex(dictionary, kept))
                : Optional.empty();
    }

    private static String digest(Dictionary dictionary) {
        String all = dictionary.words()
                + dictionary.accountWords().toString()
                + dictionary.synonyms()
                + new TreeSet<>(dictionary.stopWords());
        return Digest.hex(all, EntryReader.DIGEST);
    }

    private void copy(Map<String, byte[]> files) throws IOException {
        for (Map.Entry<String, byte[]> file : files.entrySet()) {
            try (IndexOutput out = directory.createOutput(file.getKey(), IOContext.DEFAULT)) {
                out.writeBytes(file.getValue(), file.getValue().length);
            }
        }
    }

    /** What a later process needs to go on from here. */
    public KeptIndex keep() {
        Map<String, byte[]> files = new TreeMap<>();
        try {
            for (String name : SegmentInfos.readLatestCommit(directory).files(true)) {
                try (IndexInput in = directory.openInput(name, IOContext.DEFAULT)) {
                    byte[] content = new byte[Math.toIntExact(in.length())];
                    in.readBytes(content, 0, content.length);
                    files.put(name, content);
                }
            }
        } catch (IOException impossible) {
            throw new UncheckedIOException("an index in memory cannot fail to be read", impossible);
        }
        return new KeptIndex(
                version(entries.values()),
                dictionaryDigest,
                lexicon.terms(),
                nextNumber,
                List.copyOf(entries.values()),
                frequencies,
                files);
    }

    /** All words of a folded text as this account reads it. */
    public List<Token> tokens(String account, String folded) {
        return reading.tokens(account, folded);
    }

    /**
     * Makes the index hold these articles and no others.
     *
     * @param articles of several with the same id, the first counts
     */
    public Catalogue catalogue(Collection<Article> articles) {
        Map<String, Entry> next = new TreeMap<>();
        Map<String, Article> fresh = new LinkedHashMap<>();
        for (Article article : articles) {
            Entry known = entries.get(article.id());
            if (known != null && known.article().equals(article)) {
                next.putIfAbsent(article.id(), known);
            } else {
                fresh.putIfAbsent(article.id(), article);
            }
        }
        fresh.keySet().removeAll(next.keySet());
        List<CutArticle> cuts =
                fresh.values().parallelStream().map(entryReader::cut).toList();
        List<Entry> gone = new ArrayList<>();
        List<Entry> come = new ArrayList<>();
        try {
            for (Entry known : entries.values()) {
                if (!next.containsKey(known.article().id())) {
                    gone.add(known);
                    writer.deleteDocuments(new Term(Fields.ENTRY, Integer.toString(known.number())));
                }
            }
            for (CutArticle cut : cuts) {
                Indexed read = entryReader.read(nextNumber++, cut);
                next.put(cut.article().id(), read.entry());
                come.add(read.entry());
                writer.addDocuments(read.documents());
            }
            // One segment is the fastest to search, and its statistics are those of an index built anew.
            writer.forceMerge(1);
            writer.commit();
            entries = next;
            frequencies = frequencies.after(gone, come, lexicon.size());
            Catalogue catalogue = new Catalogue(
                    DirectoryReader.open(writer), reading, lexicon, next.values(), frequencies, version(next.values()));
            worn = lexicon.size() > LEAST_WORN && lexicon.size() > 2 * frequencies.terms();
            return catalogue;
        } catch (IOException impossible) {
            throw new UncheckedIOException("an index in memory cannot fail to be written", impossible);
        }
    }

    /** Whether more than half of the terms it keeps are in no article any more: it had better be built anew. */
    public boolean isWorn() {
        return worn;
    }

    private String version(Collection<Entry> all) {
        StringBuilder digests = new StringBuilder(dictionaryDigest);
        all.forEach(entry -> digests.append(entry.digest()));
        return Digest.hex(digests.toString(), EntryReader.DIGEST);
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
