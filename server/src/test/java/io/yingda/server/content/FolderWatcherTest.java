package io.yingda.server.content;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FolderWatcherTest {

    private static final long PATIENCE_SECONDS = 20;

    @TempDir
    Path folder;

    private final Semaphore runs = new Semaphore(0);

    @Test
    void changesThatComeTogetherAreOne() throws Exception {
        AtomicInteger count = new AtomicInteger();
        Semaphore running = new Semaphore(0);
        Semaphore proceed = new Semaphore(0);
        try (FolderWatcher watcher = FolderWatcher.watch(folder, () -> {
            count.incrementAndGet();
            running.release();
            proceed.acquireUninterruptibly();
        })) {
            assertThat(watcher).isNotNull();
            Files.writeString(folder.resolve("first.md"), "x");
            assertThat(running.tryAcquire(PATIENCE_SECONDS, TimeUnit.SECONDS)).isTrue();
            for (int file = 0; file < 50; file++) {
                Files.writeString(folder.resolve(file + ".md"), "x");
            }
            proceed.release(1_000);
            assertThat(running.tryAcquire(PATIENCE_SECONDS, TimeUnit.SECONDS)).isTrue();
        }
        assertThat(count.get()).isLessThan(50);
    }

    @Test
    void aModulesOwnSourcesAreNoContent() throws Exception {
        Files.createDirectories(folder.resolve("src/main"));
        try (FolderWatcher watcher = FolderWatcher.watch(folder, runs::release)) {
            assertThat(watcher.isContent(folder.resolve("src/main/Some.java"))).isFalse();
            assertThat(watcher.isContent(folder.resolve("target"))).isFalse();
            assertThat(watcher.isContent(folder.resolve("articles/.draft.md.swp")))
                    .isFalse();
            assertThat(watcher.isContent(folder.resolve("articles/a/b.md"))).isTrue();
        }
    }

    @Test
    void aFailureDoesNotEndTheWatch() throws Exception {
        try (FolderWatcher watcher = FolderWatcher.watch(folder, () -> {
            runs.release();
            throw new IllegalStateException("on purpose");
        })) {
            assertThat(watcher).isNotNull();
            write("first.md");
            assertThat(runs.tryAcquire(PATIENCE_SECONDS, TimeUnit.SECONDS)).isTrue();
            write("second.md");
            assertThat(runs.tryAcquire(PATIENCE_SECONDS, TimeUnit.SECONDS)).isTrue();
        }
    }

    private void write(String file) throws IOException {
        Path path = folder.resolve(file);
        Files.createDirectories(path.getParent());
        Files.writeString(path, "x");
    }
}
