package io.yingda.knowledge.dictionary;

import static org.assertj.core.api.Assertions.assertThat;

import io.yingda.engine.problem.Problem;
import io.yingda.knowledge.Home;
import io.yingda.knowledge.text.Word;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DictionaryFolderTest {

    @TempDir
    private Path temporary;

    private final List<Problem> problems = new ArrayList<>();

    @Test
    void listsAreReadFoldedAndWithoutComments() {
        Dictionary dictionary = read(Home.in(temporary)
                .write("dictionary/words.txt", "\uFEFF# 品牌\n禾初 nz 5000\r\nＡ２奶粉 n 10 # 进口\n软云\n")
                .write("dictionary/synonyms.txt", "紙尿褲,尿不湿，尿裤\n")
                .write("dictionary/stop-words.txt", "亲\n"));

        assertThat(problems).isEmpty();
        assertThat(dictionary.words())
                .startsWith(new Word("禾初", "nz", 5000), new Word("a2奶粉", "n", 10), new Word("软云", "nz", 1000));
        assertThat(dictionary.synonyms()).containsEntry("尿不湿", "纸尿裤").containsEntry("尿裤", "纸尿裤");
        assertThat(dictionary.stopWords()).contains("亲", "的");
    }

    @Test
    void everyBadLineIsReportedAndTheOthersCount() {
        Dictionary dictionary = read(Home.in(temporary)
                .write("dictionary/words.txt", "禾初 nz 5000\n禾初 nz 10\n软云 品牌 10\n米糊 n 许多\n一 二 三 四\n好词 n 1\n")
                .write("dictionary/synonyms.txt", "只有一个\n奶粉,配方奶\n奶瓶,配方奶\n"));

        assertThat(problems).extracting(Problem::line).containsExactly(2, 3, 4, 5, 1, 3);
        assertThat(problems)
                .extracting(Problem::what)
                .satisfiesExactly(
                        what -> assertThat(what).contains("前面已经写过"),
                        what -> assertThat(what).contains("词性"),
                        what -> assertThat(what).contains("权重"),
                        what -> assertThat(what).contains("多出了"),
                        what -> assertThat(what).contains("至少要两个词"),
                        what -> assertThat(what).contains("第 2 行"));
        assertThat(dictionary.words())
                .extracting(Word::text)
                .contains("禾初", "好词")
                .doesNotContain("软云");
    }

    private Dictionary read(Home home) {
        return new DictionaryFolder(home.folder().resolve("dictionary"), "dictionary").read(problems::add);
    }
}
