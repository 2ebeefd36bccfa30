package io.yingda.knowledge.embedding;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import java.util.zip.CRC32C;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The two files a model consists of: the encoder as ONNX, and its {@code tokenizer.json} in the format of Hugging Face. The
 * encoder is a file and stays one, since ONNX Runtime takes twice the memory for one that it is given as bytes.
 */
final class ModelFiles implements AutoCloseable {

    private static final String BUNDLED = "/bge-small-zh-v1.5-q";
    private static final Logger LOG = LoggerFactory.getLogger(ModelFiles.class);

    private final Path model;
    private final byte[] tokenizer;
    private final boolean temporary;

    private ModelFiles(Path model, byte[] tokenizer, boolean temporary) {
        this.model = model;
        this.tokenizer = tokenizer;
        this.temporary = temporary;
    }

    Path model() {
        return model;
    }

    byte[] tokenizer() {
        return tokenizer;
    }

    /** The model this program comes with: bge-small-zh-v1.5, quantised to 8 bits. It is unpacked until this is closed. */
    static ModelFiles bundled() throws IOException {
        try (InputStream model = resource(BUNDLED + ".onnx");
                InputStream tokenizer = resource(BUNDLED + "-tokenizer.json")) {
            Path unpacked = Files.createTempFile("yingda-model", ".onnx");
            try {
                Files.copy(model, unpacked, StandardCopyOption.REPLACE_EXISTING);
                return new ModelFiles(unpacked, tokenizer.readAllBytes(), true);
            } catch (IOException | RuntimeException failed) {
                Files.delete(unpacked);
                throw failed;
            }
        }
    }

    /**
     * The same, unpacked into this folder for good; where nothing can be written it is unpacked until this is closed.
     */
    static ModelFiles bundled(Path folder) throws IOException {
        Optional<UnpackedEntry> packed = UnpackedEntry.of(ModelFiles.class.getResource(BUNDLED + ".onnx"));
        if (packed.isEmpty()) {
            return bundled();
        }
        Path kept = folder.resolve(BUNDLED.substring(1) + "-" + packed.get().version() + ".onnx");
        try {
            packed.get().unpack(kept);
        } catch (IOException unwritable) {
            LOG.warn("语义模型存不到缓存里，下次启动要重新解开：{}", unwritable.toString());
            return bundled();
        }
        try (InputStream tokenizer = resource(BUNDLED + "-tokenizer.json")) {
            return new ModelFiles(kept, tokenizer.readAllBytes(), false);
        }
    }

    /** A model of the merchant's choice: an {@code .onnx} file, or the folder of one, beside it its {@code tokenizer.json}. */
    static ModelFiles at(Path place) throws IOException {
        Path model = Files.isDirectory(place) ? within(place) : place;
        if (!Files.exists(model)) {
            throw new NoSuchFileException(model.toString());
        }
        Path name = model.getFileName();
        String own = (name == null ? "" : name.toString()).replaceFirst("\\.onnx$", "") + "-tokenizer.json";
        for (Path tokenizer : List.of(model.resolveSibling(own), model.resolveSibling("tokenizer.json"))) {
            if (Files.exists(tokenizer)) {
                return new ModelFiles(model, Files.readAllBytes(tokenizer), false);
            }
        }
        throw new NoSuchFileException(model.resolveSibling("tokenizer.json").toString());
    }

    private static Path within(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            List<Path> models = files.filter(file -> file.toString().endsWith(".onnx"))
                    .sorted()
                    .toList();
            if (models.size() != 1) {
                throw new IOException("应当有一个 .onnx 文件，这里有 " + models.size() + " 个");
            }
            return models.getFirst();
        }
    }

    /** Names the content of both files, to tell versions apart: a checksum, which a start has time for, not a proof. */
    String digest() throws IOException {
        CRC32C checksum = new CRC32C();
        long ofModel = UnpackedEntry.checksum(model, checksum);
        checksum.update(tokenizer);
        return "%08x%08x".formatted(ofModel, checksum.getValue());
    }

    private static InputStream resource(String name) throws IOException {
        InputStream stream = ModelFiles.class.getResourceAsStream(name);
        if (stream == null) {
            throw new FileNotFoundException(name);
        }
        return stream;
    }

    /** Removes what was unpacked; ONNX Runtime has read it by then. */
    @Override
    public void close() throws IOException {
        if (temporary) {
            Files.deleteIfExists(model);
        }
    }
}
