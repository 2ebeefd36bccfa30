package io.yingda.server.command;

import io.yingda.engine.problem.Problem;
import io.yingda.knowledge.questions.Questions;
import io.yingda.server.content.MerchantHome;
import io.yingda.server.quality.EvalQuestion;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;

/** The merchant's test questions, to measure with. */
final class OwnQuestions {

    private OwnQuestions() {}

    /** @param err is told what is wrong with them */
    static List<EvalQuestion> of(MerchantHome home, PrintWriter err) {
        List<Problem> problems = new ArrayList<>();
        List<EvalQuestion> asked = Questions.read(home.knowledgeBase(), problems::add).stream()
                .map(question ->
                        EvalQuestion.of("", question.question(), new HashSet<>(question.expected()), question.kind()))
                .toList();
        problems.forEach(problem -> err.println(problem.asLine()));
        return asked;
    }
}
