package io.yingda.server.quality;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.yingda.engine.article.Article;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EvalFilesTest {

    @TempDir
    Path folder;

    @Test
    void anEntryNeedsOnlyItsId() throws IOException {
        Path file = write("""
                {"id": "a", "question": "怎么退", "answer": "这样退", "similar": ["退货"], "category": "退换货"}

                {"id": "b", "question": "", "answer": ""}
                """);

        assertThat(EvalFiles.articles(file)).hasSize(2).first().satisfies(article -> {
            assertThat(article.phrasings()).containsExactly("怎么退", "退货");
            assertThat(article.answer()).isEqualTo("这样退");
            assertThat(article.category()).isEqualTo("退换货");
        });
        assertThat(EvalFiles.articles(file)).extracting(Article::id).containsExactly("a", "b");
    }

    @Test
    void aQuestionMayHaveSeveralAnswersOrNone() throws IOException {
        Path file = write("""
                {"id": "1", "text": "怎么退", "answer_id": "a", "also_ok": ["b"], "kind": "in"}
                {"id": "2", "text": "天气", "answer_id": null, "also_ok": [], "kind": "oos_far"}
                {"text": "几点开门", "answer_id": "c"}
                {"text": "在吗", "answer_id": null}
                """);

        assertThat(EvalFiles.questions(file))
                .containsExactly(
                        new EvalQuestion("1", "怎么退", Set.of("a", "b"), "in"),
                        new EvalQuestion("2", "天气", Set.of(), "oos_far"),
                        new EvalQuestion("几点开门", "几点开门", Set.of("c"), "in"),
                        new EvalQuestion("在吗", "在吗", Set.of(), "oos"));
    }

    @Test
    void aLineThatIsNoneIsNamed() throws IOException {
        Path broken = write("{\"id\": \"a\"}\n{\"id\": ");
        assertThatThrownBy(() -> EvalFiles.articles(broken)).hasMessageStartingWith(broken + ":2: 这一行不是 JSON");

        Path incomplete = write("{\"id\": \"a\"}\n{\"question\": \"b\"}");
        assertThatThrownBy(() -> EvalFiles.articles(incomplete)).hasMessage(incomplete + ":2: 缺少 id");

        Path twice = write("{\"id\": \"a\"}\n{\"id\": \"a\"}");
        assertThatThrownBy(() -> EvalFiles.articles(twice)).hasMessage(twice + ": id 重复：a");

        Path none = folder.resolve("none");
        assertThatThrownBy(() -> EvalFiles.articles(none)).hasMessageStartingWith(none + ": 读不到这个文件");
    }

    private Path write(String lines) throws IOException {
        return Files.writeString(folder.resolve("lines.jsonl"), lines);
    }
}
