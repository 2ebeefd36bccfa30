package io.yingda.knowledge.ranking;

import io.yingda.engine.article.Article;
import io.yingda.engine.article.Validity;
import java.util.List;
import java.util.Set;

/**
 * One merchant's content and questions about it, to fit coefficients on.
 *
 * @param name which merchant's
 * @param questions some of them answered by nothing
 */
public record Material(String name, List<Article> articles, List<Asked> questions) {

    public Material {
        articles = List.copyOf(articles);
        questions = List.copyOf(questions);
    }

    /** The same, as if nothing were known of the articles but their answers. */
    public Material answersAlone() {
        return new Material(name, articles.stream().map(Material::answerAlone).toList(), questions);
    }

    private static Article answerAlone(Article article) {
        return new Article(
                article.id(), "", List.of(), article.answer(), List.of(), "", List.of(), Set.of(), Validity.ALWAYS);
    }
}
