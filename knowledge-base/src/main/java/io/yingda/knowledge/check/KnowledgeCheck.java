package io.yingda.knowledge.check;

import io.yingda.engine.problem.Problem;
import io.yingda.knowledge.LocalKnowledgeBase;
import io.yingda.knowledge.labels.Labels;
import io.yingda.knowledge.questions.ExpectedQuestion;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/** Finds everything that is wrong with articles, dictionary, questions and labels. */
public final class KnowledgeCheck {

    private KnowledgeCheck() {}

    /**
     * Checks the content as the knowledge base last read it.
     *
     * @param folder the folder the knowledge base was opened on
     * @param questions those of its {@code questions/}
     * @param today decides which articles are over and what a question finds
     * @return all problems, in order of their places
     */
    public static List<Problem> run(
            Path folder, LocalKnowledgeBase base, List<ExpectedQuestion> questions, LocalDate today) {
        List<Problem> problems = new ArrayList<>(base.problems());
        new ArticleCheck(base.files(), today, problems::add).run();
        new QuestionCheck(base, today, problems::add).run(questions);
        Set<String> ids = new TreeSet<>();
        base.files().forEach(file -> ids.add(file.article().id()));
        new LabelCheck(ids, problems::add).run(Labels.read(folder, problems::add));
        return problems.stream().distinct().sorted().toList();
    }
}
