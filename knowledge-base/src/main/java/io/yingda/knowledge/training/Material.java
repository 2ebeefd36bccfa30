package io.yingda.knowledge.training;

import io.yingda.engine.article.Article;
import io.yingda.knowledge.ranking.Asked;
import java.nio.file.Path;
import java.util.List;

/**
 * What coefficients are fitted on.
 *
 * @param content a knowledge-base folder, whose articles have several phrasings each, with its test questions
 * @param answers articles of which only the answers are known
 * @param questions about those articles
 */
public record Material(Path content, List<Article> answers, List<Asked> questions) {

    public Material {
        answers = List.copyOf(answers);
        questions = List.copyOf(questions);
    }
}
