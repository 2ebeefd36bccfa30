package io.yingda.knowledge.kept;

import com.hankcs.hanlp.HanLP;
import io.yingda.engine.article.Article;
import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.CodeSource;
import java.util.List;
import java.util.Optional;
import java.util.zip.CRC32;
import org.apache.lucene.index.IndexWriter;
import org.commonmark.ext.gfm.tables.TablesExtension;
import org.commonmark.parser.Parser;
import org.yaml.snakeyaml.Yaml;

/** The code that reads and indexes content. Another one may make something else of the same files. */
public final class Program {

    private static final List<Class<?>> PARTS = List.of(
            Program.class,
            Article.class,
            HanLP.class,
            IndexWriter.class,
            Parser.class,
            TablesExtension.class,
            Yaml.class);

    /** Read once, early: what runs is what was there when it was started. */
    private static final Optional<String> VERSION = read();

    private Program() {}

    /** Names this very code; empty where it is not run from jars, as while it is being developed. */
    public static Optional<String> version() {
        return VERSION;
    }

    private static Optional<String> read() {
        StringBuilder version = new StringBuilder(Runtime.version().toString());
        for (Class<?> part : PARTS) {
            CodeSource source = part.getProtectionDomain().getCodeSource();
            try {
                Path jar = Path.of(source.getLocation().toURI());
                if (!Files.isRegularFile(jar)) {
                    return Optional.empty();
                }
                CRC32 sum = new CRC32();
                sum.update(Files.readAllBytes(jar));
                version.append(Long.toHexString(sum.getValue())).append(Files.size(jar));
            } catch (URISyntaxException | IOException unreadable) {
                return Optional.empty();
            }
        }
        return Optional.of(version.toString());
    }
}
