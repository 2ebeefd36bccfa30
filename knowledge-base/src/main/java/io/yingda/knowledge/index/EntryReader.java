package io.yingda.knowledge.index;

import io.yingda.engine.article.Article;
import io.yingda.knowledge.text.Folding;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.apache.lucene.document.Document;

/** Takes articles apart: into what they are compared by, and into what Lucene finds them by. */
final class EntryReader {

    private final Reading reading;
    private final Lexicon lexicon;

    EntryReader(Reading reading, Lexicon lexicon) {
        this.reading = reading;
        this.lexicon = lexicon;
    }

    /** @param documents what Lucene is to know of the entry */
    record Indexed(Entry entry, List<Document> documents) {}

    Indexed read(int number, Article article) {
        Set<String> accounts = article.accounts();
        String only = accounts.size() == 1 ? accounts.iterator().next() : "";
        String account = reading.isOwn(only) ? only : "";
        List<Cut> phrasings = article.phrasings().stream()
                .map(phrasing -> Cut.of(phrasing, account, reading))
                .toList();
        Cut answer = Cut.of(article.answer(), account, reading);
        Cut named = Cut.of(String.join("\n", article.keywords()), account, reading);
        Set<String> keywords = article.keywords().stream()
                .map(Folding::bare)
                .filter(keyword -> !keyword.isEmpty())
                .collect(Collectors.toUnmodifiableSet());
        Entry entry = new Entry(
                number,
                article,
                phrasings.stream().map(phrasing -> phrasing.asPhrasing(lexicon)).toList(),
                answer.asText(lexicon),
                named.asText(lexicon),
                keywords,
                account,
                digest(article));
        return new Indexed(entry, Fields.documents(entry, phrasings, answer, named));
    }

    static String digest(Article article) {
        return digest(String.join(
                "\u0000",
                article.id(),
                article.phrasings().toString(),
                article.answer(),
                article.replies().toString(),
                article.category(),
                article.keywords().toString(),
                new TreeSet<>(article.accounts()).toString(),
                article.validity().toString(),
                article.links().toString()));
    }

    static String digest(String text) {
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(hash, 0, 8);
        } catch (NoSuchAlgorithmException impossible) {
            throw new AssertionError("every Java platform has SHA-256", impossible);
        }
    }
}
