package io.yingda.server.quality;

import static org.assertj.core.api.Assertions.assertThat;

import io.yingda.engine.article.Article;
import io.yingda.engine.article.Validity;
import io.yingda.engine.message.Reply;
import io.yingda.knowledge.LocalKnowledgeBase;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class EvalRunTest {

    private static final List<EvalQuestion> QUESTIONS =
            List.of(question("可以退货吗", "return"), question("几点开门", "hours", "holidays"), question("qwertyuiop"));

    @Test
    void questionsAreAskedTheWayATurnDoes() {
        List<Integer> done = new ArrayList<>();
        try (LocalKnowledgeBase base =
                LocalKnowledgeBase.of(List.of(article("return", "可以退货吗"), article("hours", "门店几点开门")))) {
            List<EvalOutcome> outcomes = new EvalRun(base, "", LocalDate.of(2026, 11, 23)).of(QUESTIONS, done::add);

            assertThat(outcomes).extracting(EvalOutcome::rank).containsExactly(1, 1, 0);
            assertThat(outcomes).extracting(EvalOutcome::inScope).containsExactly(true, true, false);
            assertThat(outcomes).extracting(EvalOutcome::hasCandidate).containsExactly(true, true, false);
        }
        assertThat(done)
                .containsExactlyElementsOf(IntStream.rangeClosed(1, EvalRun.steps(QUESTIONS))
                        .boxed()
                        .toList());
    }

    private static EvalQuestion question(String text, String... right) {
        return EvalQuestion.of("", text, Set.of(right), "");
    }

    private static Article article(String id, String question) {
        return new Article(
                id, question, List.of(), "答案", List.of(new Reply.Text("答案")), "", List.of(), Set.of(), Validity.ALWAYS);
    }
}
