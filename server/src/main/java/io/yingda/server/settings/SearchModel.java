package io.yingda.server.settings;

import io.yingda.engine.problem.Nearest;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;

/** With which embedding model articles are searched by meaning, if with any. */
public sealed interface SearchModel {

    SearchModel NONE = new None();
    SearchModel BUNDLED = new Bundled();

    /** None: articles are searched by their words alone. */
    record None() implements SearchModel {}

    /** The one this program comes with. */
    record Bundled() implements SearchModel {}

    /**
     * One of the merchant's choice.
     *
     * @param path an {@code .onnx} file or the folder it is in, its {@code tokenizer.json} beside it; absolute
     */
    record At(Path path) implements SearchModel {}

    /**
     * What {@code none}, {@code bundled} or a path says; empty where it says neither. What is not there counts as a path only
     * if it has a slash or ends in {@code .onnx}, so that a slip in a word is not taken for a path.
     *
     * @param folder where a relative path starts
     */
    static Optional<SearchModel> of(String written, Path folder) {
        SearchModel named = Names.KNOWN.get(written);
        if (named != null || written.isEmpty()) {
            return Optional.ofNullable(named);
        }
        try {
            Path path = folder.toAbsolutePath().resolve(written).normalize();
            boolean meant =
                    written.contains("/") || written.contains("\\") || written.endsWith(".onnx") || Files.exists(path);
            return meant ? Optional.of(new At(path)) : Optional.empty();
        } catch (InvalidPathException impossible) {
            return Optional.empty();
        }
    }

    /** How to mend what {@link #of} finds no sense in, in Chinese. */
    static String remedy(String written) {
        return Nearest.to(written, Names.KNOWN.keySet())
                .map(near -> "您是不是想写“" + near + "”？")
                .orElse("可选：none、bundled，或者模型的路径，如 models/bge.onnx");
    }

    /** What has a name. */
    final class Names {

        private static final Map<String, SearchModel> KNOWN = Map.of("none", NONE, "bundled", BUNDLED);

        private Names() {}
    }
}
