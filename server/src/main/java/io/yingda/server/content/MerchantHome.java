package io.yingda.server.content;

import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Where a merchant's files are.
 *
 * @param folder holds {@code knowledge-base/}, {@code rules/} and {@code yingda.yaml}
 */
public record MerchantHome(Path folder) {

    public MerchantHome {
        folder = folder.toAbsolutePath().normalize();
    }

    /** Articles, dictionary and questions. */
    public Path knowledgeBase() {
        return folder.resolve("knowledge-base");
    }

    /** Rules and scenarios. */
    public Path rules() {
        return folder.resolve("rules");
    }

    public Path settings() {
        return folder.resolve("yingda.yaml");
    }

    /** What can be made again from the other files. */
    public Path cache() {
        return folder.resolve(".yingda").resolve("cache");
    }

    /** What was learned of the articles. */
    Path learned() {
        return cache().resolve("meaning");
    }

    /** Whether there is anything of a merchant's here. */
    public boolean exists() {
        return Files.isDirectory(knowledgeBase()) || Files.isDirectory(rules()) || Files.isRegularFile(settings());
    }
}
