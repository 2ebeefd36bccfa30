package io.yingda.server.console;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The browser of this machine that pages are tested in. */
public final class Chromium {

    private static final List<String> NAMES =
            List.of("chromium", "chromium-browser", "google-chrome", "google-chrome-stable");
    private static final List<String> APPLICATIONS = List.of(
            "/Applications/Chromium.app/Contents/MacOS/Chromium",
            "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome");

    private Chromium() {}

    /** Where it is. Fails with how to get one when there is none. */
    public static String path() {
        @Nullable String set = System.getenv("YINGDA_CHROMIUM");
        List<String> folders =
                List.of(Objects.requireNonNullElse(System.getenv("PATH"), "").split(File.pathSeparator, -1));
        Optional<String> found = Stream.of(
                        set == null || set.isEmpty() ? Stream.<String>empty() : Stream.of(set),
                        NAMES.stream().flatMap(name -> folders.stream().map(folder -> folder + "/" + name)),
                        APPLICATIONS.stream())
                .flatMap(each -> each)
                .filter(path -> Files.isExecutable(Path.of(path)))
                .findFirst();
        assertThat(found)
                .as("浏览器测试需要 Chromium。请安装后重试：sudo apt-get install -y chromium fonts-noto-cjk；"
                        + "macOS：brew install --cask google-chrome。装在别处时用 YINGDA_CHROMIUM 指明可执行文件")
                .isPresent();
        return found.orElseThrow();
    }
}
