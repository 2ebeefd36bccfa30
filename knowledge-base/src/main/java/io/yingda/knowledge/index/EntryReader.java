package io.yingda.knowledge.index;

import io.yingda.engine.article.Article;
import io.yingda.knowledge.text.Digest;
import io.yingda.knowledge.text.Folding;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.apache.lucene.document.Document;

/** Takes articles apart: into what they are compared by, and into what Lucene finds them by. */
final class EntryReader {

    /** Bytes of a digest that names content. */
    static final int DIGEST = 8;

    private final Reading reading;
    private final Lexicon lexicon;

    EntryReader(Reading reading, Lexicon lexicon) {
        this.reading = reading;
        this.lexicon = lexicon;
    }

    /** @param documents what Lucene is to know of the entry */
    record Indexed(Entry entry, List<Document> documents) {}

    /** An article's texts cut into words. */
    record CutArticle(Article article, String account, List<Cut> phrasings, Cut answer, Cut named) {}

    /** The dear part, which many threads may do at once: an article's texts cut into words. */
    CutArticle cut(Article article) {
        Set<String> accounts = article.accounts();
        String only = accounts.size() == 1 ? accounts.iterator().next() : "";
        String account = reading.isOwn(only) ? only : "";
        List<Cut> phrasings = article.phrasings().stream()
                .map(phrasing -> Cut.of(phrasing, account, reading))
                .toList();
        return new CutArticle(
                article,
                account,
                phrasings,
                Cut.of(article.answer(), account, reading),
                Cut.of(String.join("\n", article.keywords()), account, reading));
    }

    /** Numbers the words of an article; one thread at a time, in an order that decides the numbers. */
    Indexed read(int number, CutArticle cut) {
        Article article = cut.article();
        Set<String> keywords = article.keywords().stream()
                .map(Folding::bare)
                .filter(keyword -> !keyword.isEmpty())
                .collect(Collectors.toUnmodifiableSet());
        Entry entry = new Entry(
                number,
                article,
                cut.phrasings().stream()
                        .map(phrasing -> phrasing.asPhrasing(lexicon))
                        .toList(),
                cut.answer().asText(lexicon),
                cut.named().asText(lexicon),
                keywords,
                cut.account(),
                digest(article));
        return new Indexed(entry, Fields.documents(entry, cut.phrasings(), cut.answer(), cut.named()));
    }

    static String digest(Article article) {
        return Digest.hex(
                String.join(
                        "\u0000",
                        article.id(),
                        article.phrasings().toString(),
                        article.answer(),
                        article.replies().toString(),
                        article.category(),
                        article.keywords().toString(),
                        new TreeSet<>(article.accounts()).toString(),
                        article.validity().toString(),
                        article.links().toString()),
                DIGEST);
    }
}
