package io.yingda.knowledge.articles;

import io.yingda.engine.article.Article;
import io.yingda.knowledge.articles.ArticleFile.ArticleLink;
import io.yingda.knowledge.kept.Values;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import org.apache.lucene.store.DataInput;
import org.apache.lucene.store.DataOutput;

/**
 * What the content of a file was read as, with nothing to tell of it.
 *
 * @param digest of the file's bytes
 */
public record ReadArticle(String digest, ArticleFile file) {

    /** Writes all but the article itself, of which it writes the id. */
    public void write(DataOutput out) throws IOException {
        Values.string(out, digest);
        Values.string(out, file.file());
        Values.string(out, file.article().id());
        out.writeVInt(file.idLine());
        Values.write(out, file.phrasingLines(), DataOutput::writeVInt);
        Values.write(out, file.links(), (to, link) -> {
            Values.string(to, link.text());
            Values.string(to, link.articleId());
            to.writeVInt(link.line());
        });
        Values.string(out, file.link());
        out.writeVInt(file.answerLine());
        out.writeVInt(file.validLine());
    }

    /**
     * @param articles by their ids
     * @throws IOException when these are not the bytes of a file with one of these articles
     */
    public static ReadArticle read(DataInput in, Map<String, Article> articles) throws IOException {
        String digest = in.readString();
        String file = in.readString();
        Article article = articles.get(in.readString());
        int idLine = in.readVInt();
        List<Integer> phrasingLines = Values.read(in, DataInput::readVInt);
        List<ArticleLink> links =
                Values.read(in, from -> new ArticleLink(from.readString(), from.readString(), from.readVInt()));
        if (article == null) {
            throw new IOException("a file without its article");
        }
        return new ReadArticle(
                digest,
                new ArticleFile(
                        file, article, idLine, phrasingLines, links, in.readString(), in.readVInt(), in.readVInt()));
    }
}
