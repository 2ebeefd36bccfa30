package io.yingda.knowledge.index;

import io.yingda.engine.article.Article;
import io.yingda.knowledge.kept.ArticleFormat;
import io.yingda.knowledge.kept.Values;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.lucene.store.DataInput;
import org.apache.lucene.store.DataOutput;

/**
 * An index as it was when it was written to a file.
 *
 * @param version of its catalogue
 * @param dictionary the digest of what its texts were cut with
 * @param terms of its lexicon, by their numbers
 * @param nextNumber for the next entry
 * @param files Lucene's, by name
 */
public record KeptIndex(
        String version,
        String dictionary,
        List<String> terms,
        int nextNumber,
        List<Entry> entries,
        Frequencies frequencies,
        Map<String, byte[]> files) {

    /** The articles that are in it. */
    public List<Article> articles() {
        return entries.stream().map(Entry::article).toList();
    }

    public void write(DataOutput out) throws IOException {
        Values.string(out, version);
        Values.string(out, dictionary);
        Values.strings(out, terms);
        out.writeVInt(nextNumber);
        Values.write(out, entries, KeptIndex::writeEntry);
        frequencies.write(out);
        Values.write(out, files.entrySet(), (to, file) -> {
            Values.string(to, file.getKey());
            to.writeVInt(file.getValue().length);
            to.writeBytes(file.getValue(), file.getValue().length);
        });
    }

    /** @throws IOException when these are not the bytes of an index */
    public static KeptIndex read(DataInput in) throws IOException {
        return new KeptIndex(
                in.readString(),
                in.readString(),
                Values.strings(in),
                in.readVInt(),
                Values.read(in, KeptIndex::readEntry),
                Frequencies.read(in),
                readFiles(in));
    }

    private static Map<String, byte[]> readFiles(DataInput in) throws IOException {
        Map<String, byte[]> files = new LinkedHashMap<>();
        for (int left = in.readVInt(); left > 0; left--) {
            String name = in.readString();
            byte[] content = new byte[in.readVInt()];
            in.readBytes(content, 0, content.length);
            files.put(name, content);
        }
        return files;
    }

    private static void writeEntry(DataOutput out, Entry entry) throws IOException {
        out.writeVInt(entry.number());
        ArticleFormat.write(out, entry.article());
        for (Wording phrasing : entry.phrasings()) {
            writeWording(out, phrasing);
        }
        writeWording(out, entry.answer());
        Values.string(out, entry.named().text());
        writeWording(out, entry.named());
        Values.strings(out, entry.keywords());
        Values.string(out, entry.account());
        Values.string(out, entry.digest());
    }

    private static Entry readEntry(DataInput in) throws IOException {
        int number = in.readVInt();
        Article article = ArticleFormat.read(in);
        List<Wording> phrasings = new ArrayList<>();
        for (String phrasing : article.phrasings()) {
            phrasings.add(readWording(in, phrasing));
        }
        return new Entry(
                number,
                article,
                phrasings,
                readWording(in, article.answer()),
                readWording(in, in.readString()),
                Set.copyOf(Values.strings(in)),
                in.readString(),
                in.readString());
    }

    private static void writeWording(DataOutput out, Wording wording) throws IOException {
        Values.string(out, wording.bare());
        wording.words().write(out);
        wording.pairs().write(out);
        wording.sounds().write(out);
    }

    private static Wording readWording(DataInput in, String text) throws IOException {
        return new Wording(text, in.readString(), Terms.read(in), Terms.read(in), Terms.read(in));
    }
}
