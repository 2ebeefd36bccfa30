package io.yingda.server.wechat;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Files;
import java.nio.file.Path;

/** WeChat's vectors and samples, which lie beside the repository where it is developed and nowhere in a user's clone. */
public final class SharedSamples {

    private SharedSamples() {}

    /** The folder; without it the calling test is skipped, and says so. */
    public static Path folder() {
        Path folder =
                Path.of("").toAbsolutePath().resolve("../../shared/wechat").normalize();
        boolean present = Files.isDirectory(folder.resolve("fixtures/inbound"));
        if (!present) {
            System.err.println("SKIPPED: no WeChat samples at ../shared/wechat beside the repository");
        }
        assumeTrue(present, "no WeChat samples at ../shared/wechat beside the repository");
        return folder;
    }
}
