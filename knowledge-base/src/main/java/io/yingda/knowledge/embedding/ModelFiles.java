package io.yingda.knowledge.embedding;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Stream;

/** The two files a model consists of: the encoder as ONNX, and its {@code tokenizer.json} in the format of Hugging Face. */
final class ModelFiles {

    private static final String BUNDLED = "/bge-small-zh-v1.5-q";

    private final byte[] model;
    private final byte[] tokenizer;

    private ModelFiles(byte[] model, byte[] tokenizer) {
        this.model = model;
        this.tokenizer = tokenizer;
    }

    byte[] model() {
        return model;
    }

    byte[] tokenizer() {
        return tokenizer;
    }

    /** The model this program comes with: bge-small-zh-v1.5, quantised to 8 bits. */
    static ModelFiles bundled() throws IOException {
        return new ModelFiles(resource(BUNDLED + ".onnx"), resource(BUNDLED + "-tokenizer.json"));
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
                return new ModelFiles(Files.readAllBytes(model), Files.readAllBytes(tokenizer));
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

    /** Names the content of both files. */
    String digest() {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            digest.update(model);
            digest.update(tokenizer);
            return HexFormat.of().formatHex(digest.digest(), 0, 8);
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("every JDK has SHA-256", impossible);
        }
    }

    private static byte[] resource(String name) throws IOException {
        try (InputStream stream = ModelFiles.class.getResourceAsStream(name)) {
            if (stream == null) {
                throw new FileNotFoundException(name);
            }
            return stream.readAllBytes();
        }
    }
}
