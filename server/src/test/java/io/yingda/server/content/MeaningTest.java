package io.yingda.server.content;

import static org.assertj.core.api.Assertions.assertThat;

import io.yingda.engine.fact.Candidate;
import io.yingda.engine.problem.Problem;
import io.yingda.knowledge.LocalKnowledgeBase;
import io.yingda.server.settings.Search;
import io.yingda.server.settings.SearchModel;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Articles searched with the real model, and without one. */
class MeaningTest {

    private static final LocalDate DAY = LocalDate.of(2026, 11, 23);
    /** Shares no character with any wording of the article about opening hours. */
    private static final String PARAPHRASE = "早上啥时候开始上班";

    @TempDir
    Path folder;

    private MerchantHome home;

    @BeforeEach
    void write() throws IOException {
        home = SmallMerchant.in(folder);
    }

    @Test
    void byWordsAloneAParaphraseIsNotFound() {
        try (Merchant merchant = Merchant.open(home, Search.by(SearchModel.NONE))) {
            assertThat(candidates(merchant.knowledge(), "退货怎么办")).startsWith("return");
            assertThat(candidates(merchant.knowledge(), PARAPHRASE)).isEmpty();
        }
        assertThat(home.cache().resolve("meaning")).doesNotExist();
    }

    @Test
    void withTheModelAParaphraseIsFoundAndWhatWasLearnedIsKept() throws InterruptedException {
        try (Merchant merchant = Merchant.open(home, Search.by(SearchModel.BUNDLED))) {
            assertThat(candidates(merchant.knowledge(), "退货怎么办")).startsWith("return");
            merchant.knowledge().awaitLearning();

            assertThat(candidates(merchant.knowledge(), PARAPHRASE)).startsWith("hours");
            assertThat(candidates(merchant.knowledge(), "退货怎么办")).startsWith("return");
            assertThat(merchant.problems()).isEmpty();
        }
        assertThat(home.cache().resolve("meaning")).isNotEmptyDirectory();
    }

    @Test
    void whereTheModelCannotBeLoadedWordsServeAndTheCheckTells() throws IOException, InterruptedException {
        SmallMerchant.write(folder, "models/broken.onnx", "no model");
        SmallMerchant.write(folder, "models/tokenizer.json", "{}");

        try (Merchant merchant = Merchant.open(home, Search.by(new SearchModel.At(folder.resolve("models"))))) {
            assertThat(candidates(merchant.knowledge(), "退货怎么办")).startsWith("return");
            assertThat(merchant.problems()).hasSize(1);
        }
        SmallMerchant.write(
                folder, "yingda.yaml", Files.readString(home.settings()) + "knowledge: {model: models/none.onnx}\n");
        assertThat(ContentCheck.run(home, Map.of(), DAY).problems())
                .extracting(Problem::asLine)
                .filteredOn(line -> line.contains("警告"))
                .singleElement()
                .asString()
                .startsWith("yingda.yaml: 警告: 语义模型 ")
                .contains("none.onnx", "只能按字词检索");
    }

    private static List<String> candidates(LocalKnowledgeBase base, String question) {
        return base.search(base.understand("shop", question), DAY, 3).candidates().stream()
                .map(Candidate::id)
                .toList();
    }
}
