package io.yingda.knowledge.embedding;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class VectorShelfTest {

    private static final Embedder MODEL = new Embedder() {
        @Override
        public int dimensions() {
            return 2;
        }

        @Override
        public String version() {
            return "toy";
        }

        @Override
        public float[] embed(String folded) {
            return new float[] {folded.length(), 1};
        }
    };

    @TempDir
    @SuppressWarnings("NullAway.Init")
    private Path folder;

    @Test
    void whatWasPutThereIsThereAfterARestart() throws IOException {
        VectorShelf shelf = VectorShelf.of(MODEL, folder);
        shelf.put("怎么退货", MODEL.embed("怎么退货"));
        shelf.save();

        assertThat(VectorShelf.of(MODEL, folder).get("怎么退货")).containsExactly(4, 1);
        assertThat(VectorShelf.of(MODEL, folder).get("别的")).isNull();
    }

    @Test
    void textsThatAreGoneAreForgotten() throws IOException {
        VectorShelf shelf = VectorShelf.of(MODEL, folder);
        shelf.put("一", new float[2]);
        shelf.put("二", new float[2]);
        shelf.keep(List.of("二", "三"));
        shelf.save();

        assertThat(VectorShelf.of(MODEL, folder).get("一")).isNull();
        assertThat(VectorShelf.of(MODEL, folder).get("二")).isNotNull();
    }

    @Test
    void aBrokenFileCountsAsEmpty() throws IOException {
        VectorShelf shelf = VectorShelf.of(MODEL, folder);
        shelf.put("一", new float[2]);
        shelf.save();
        Path file = folder.resolve("vectors-toy.bin");
        byte[] whole = Files.readAllBytes(file);
        Files.write(file, Arrays.copyOf(whole, whole.length - 3));

        assertThat(VectorShelf.of(MODEL, folder).get("一")).isNull();
    }

    @Test
    void withoutAFolderNothingIsWritten() throws IOException {
        VectorShelf shelf = VectorShelf.of(MODEL, null);
        shelf.put("一", new float[2]);
        shelf.save();

        assertThat(shelf.get("一")).isNotNull();
        assertThat(folder).isEmptyDirectory();
    }
}
