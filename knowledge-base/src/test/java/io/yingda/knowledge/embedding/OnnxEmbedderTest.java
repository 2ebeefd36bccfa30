package io.yingda.knowledge.embedding;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class OnnxEmbedderTest {

    @SuppressWarnings("NullAway.Init")
    private static OnnxEmbedder embedder;

    @BeforeAll
    static void load() throws EmbedderUnavailableException {
        embedder = OnnxEmbedder.bundled();
    }

    @AfterAll
    static void letGo() {
        embedder.close();
    }

    @Test
    void givesVectorsOfLengthOne() {
        float[] vector = embedder.embed("奶粉开了还能退吗");

        assertThat(vector).hasSize(embedder.dimensions()).hasSize(512);
        assertThat(cosine(vector, vector)).isEqualTo(1, within(1e-5));
    }

    @Test
    void textsOfLikeMeaningAreNearerThanOthers() {
        float[] question = embedder.embed("快递几天能送到");

        assertThat(cosine(question, embedder.embed("下单后多久可以收到货")))
                .isGreaterThan(cosine(question, embedder.embed("怎么开增值税发票")) + .1);
    }

    @Test
    void manyThreadsGetTheVectorsThatOneThreadGets() {
        List<String> texts = List.of("怎么退货", "会员积分怎么用", "门店几点开门", "发票抬头写错了");
        List<float[]> alone = texts.stream().map(embedder::embed).toList();

        List<float[]> together = texts.parallelStream().map(embedder::embed).toList();

        for (int index = 0; index < texts.size(); index++) {
            assertThat(together.get(index)).isEqualTo(alone.get(index));
        }
    }

    @Test
    void anEmptyTextAndAnEndlessOneHaveVectorsToo() {
        assertThat(embedder.embed("")).hasSize(512);
        assertThat(embedder.embed("怎么退货".repeat(10_000))).hasSize(512);
    }

    @Test
    void aModelOfTheMerchantsChoiceIsReadFromItsFiles(@TempDir Path folder) throws Exception {
        try (ModelFiles bundled = ModelFiles.bundled()) {
            Files.copy(bundled.model(), folder.resolve("own.onnx"));
            Files.write(folder.resolve("tokenizer.json"), bundled.tokenizer());
        }

        try (OnnxEmbedder own = OnnxEmbedder.at(folder)) {
            assertThat(own.version()).isEqualTo(embedder.version());
        }
        try (OnnxEmbedder own = OnnxEmbedder.at(folder.resolve("own.onnx"))) {
            assertThat(own.version()).isEqualTo(embedder.version());
            assertThat(own.embed("怎么退货")).isEqualTo(embedder.embed("怎么退货"));
        }
    }

    @Test
    void whatWasUnpackedIsRemovedAndAMerchantsOwnFileIsNot(@TempDir Path folder) throws IOException {
        Path own = folder.resolve("own.onnx");
        Path unpacked;
        try (ModelFiles bundled = ModelFiles.bundled()) {
            unpacked = bundled.model();
            Files.copy(unpacked, own);
            Files.write(folder.resolve("tokenizer.json"), bundled.tokenizer());
        }
        ModelFiles.at(own).close();

        assertThat(unpacked).doesNotExist();
        assertThat(own).exists();
    }

    @Test
    void whatIsUnpackedForGoodIsUsedAgainAndMendedWhereItIsBroken(@TempDir Path folder) throws IOException {
        Path unpacked;
        try (ModelFiles bundled = ModelFiles.bundled(folder)) {
            unpacked = bundled.model();
        }
        byte[] whole = Files.readAllBytes(unpacked);
        FileTime made = Files.getLastModifiedTime(unpacked);
        try (ModelFiles again = ModelFiles.bundled(folder)) {
            assertThat(again.model()).isEqualTo(unpacked);
            assertThat(Files.getLastModifiedTime(unpacked)).isEqualTo(made);
        }
        byte[] broken = whole.clone();
        broken[broken.length / 2]++;
        Files.write(unpacked, broken);

        try (ModelFiles mended = ModelFiles.bundled(folder)) {
            assertThat(mended.model()).hasBinaryContent(whole);
            assertThat(mended.digest()).isEqualTo(embedder.version());
        }
        assertThat(folder).isDirectoryContaining(unpacked::equals);
    }

    @Test
    void whereNothingCanBeWrittenTheModelIsUnpackedForOnce(@TempDir Path folder) throws IOException {
        Path file = Files.createFile(folder.resolve("no-folder"));
        Path unpacked;
        try (ModelFiles bundled = ModelFiles.bundled(file)) {
            unpacked = bundled.model();
            assertThat(unpacked).exists();
        }

        assertThat(unpacked).doesNotExist();
    }

    @Test
    void saysInChineseWhyAModelCannotBeUsed(@TempDir Path folder) throws IOException {
        assertThatThrownBy(() -> OnnxEmbedder.at(folder.resolve("none.onnx")))
                .isInstanceOf(EmbedderUnavailableException.class)
                .hasMessageContaining("读不出来")
                .hasMessageContaining("没有文件 " + folder.resolve("none.onnx"));
        assertThatThrownBy(() -> OnnxEmbedder.at(folder))
                .isInstanceOf(EmbedderUnavailableException.class)
                .hasMessageContaining("应当有一个 .onnx 文件，这里有 0 个");
        Files.writeString(folder.resolve("broken.onnx"), "no model");
        assertThatThrownBy(() -> OnnxEmbedder.at(folder.resolve("broken.onnx")))
                .isInstanceOf(EmbedderUnavailableException.class)
                .hasMessageContaining("没有文件 " + folder.resolve("tokenizer.json"));
        try (ModelFiles bundled = ModelFiles.bundled()) {
            Files.write(folder.resolve("tokenizer.json"), bundled.tokenizer());
        }
        assertThatThrownBy(() -> OnnxEmbedder.at(folder.resolve("broken.onnx")))
                .isInstanceOf(EmbedderUnavailableException.class)
                .hasMessageContaining("用不了");
    }

    @Test
    void aRememberedTextIsNotEmbeddedAgain() {
        RememberingEmbedder remembering = new RememberingEmbedder(embedder, 10);

        assertThat(remembering.embed("怎么退货")).isSameAs(remembering.embed("怎么退货"));
        assertThat(remembering.version()).isEqualTo(embedder.version());
        assertThat(remembering.dimensions()).isEqualTo(512);
    }

    private static double cosine(float[] left, float[] right) {
        double sum = 0;
        for (int index = 0; index < left.length; index++) {
            sum += left[index] * right[index];
        }
        return sum;
    }
}
