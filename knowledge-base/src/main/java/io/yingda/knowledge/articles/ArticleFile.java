package io.yingda.knowledge.articles;

import io.yingda.engine.article.Article;
import java.util.List;

/**
 * An article together with where its parts stand in its file.
 *
 * @param file the file as problems name it
 * @param article what the file says
 * @param idLine the line of its id
 * @param phrasingLines the line of each of the article's phrasings, in their order
 * @param links links to other articles
 * @param link the page that holds the whole story; empty when there is none
 * @param answerLine the line on which the answer begins
 * @param validLine the line of the validity; of the front matter when there is none
 */
public record ArticleFile(
        String file,
        Article article,
        int idLine,
        List<Integer> phrasingLines,
        List<ArticleLink> links,
        String link,
        int answerLine,
        int validLine) {

    public ArticleFile {
        phrasingLines = List.copyOf(phrasingLines);
        links = List.copyOf(links);
    }

    /**
     * A link from an answer to another article.
     *
     * @param text what the follower reads, and may send
     * @param articleId where it leads
     */
    public record ArticleLink(String text, String articleId, int line) {}
}
