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

    /** A model of the merchant's choice: an {@code .onnx} file, beside it its {@code tokenizer.json}. */
    static ModelFiles at(Path model) throws IOException {
        Path name = model.getFileName();
        String own = (name == null ? "" : name.toString()).replaceFirst("\\.onnx$", "") + "-tokenizer.json";
        for (Path tokenizer : List.of(model.resolveSibling(own), model.resolveSibling("tokenizer.json"))) {
            if (Files.exists(tokenizer)) {
                return new ModelFiles(Files.readAllBytes(model), Files.readAllBytes(tokenizer));
            }
        }
        throw new NoSuchFileException(model.resolveSibling("tokenizer.json").toString());
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
