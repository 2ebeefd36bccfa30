package io.yingda.server.content;

import io.methvin.watcher.DirectoryChangeEvent;
import io.methvin.watcher.DirectoryWatcher;
import io.methvin.watcher.visitor.FileTreeVisitor;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Runs something after files in a folder have changed: once for all changes that come within a moment. */
final class FolderWatcher implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(FolderWatcher.class);
    /** Long enough for an editor that saves by writing, renaming and deleting. */
    private static final long MOMENT_MILLIS = 100;
    /** A module's own sources stand beside the content in the repository. */
    private static final Set<String> NOT_CONTENT = Set.of("src", "target", "node_modules");

    private final Path folder;
    private final Runnable changed;
    private final DirectoryWatcher watcher;
    private final ExecutorService watching = Executors.newSingleThreadExecutor(daemon("watch"));
    private final ExecutorService working = Executors.newSingleThreadExecutor(daemon("refresh"));
    private final AtomicBoolean pending = new AtomicBoolean();

    private FolderWatcher(Path folder, Runnable changed) throws IOException {
        this.folder = folder;
        this.changed = changed;
        this.watcher = DirectoryWatcher.builder()
                .path(folder)
                .fileHashing(false)
                .fileTreeVisitor(this::visit)
                .listener(this::happened)
                .build();
    }

    /** Starts to watch; every change after the return is seen. */
    static FolderWatcher watch(Path folder, Runnable changed) throws IOException {
        FolderWatcher watching = new FolderWatcher(folder.toRealPath(), changed);
        var ended = watching.watcher.watchAsync(watching.watching);
        if (ended.isCompletedExceptionally()) {
            watching.close();
            throw new IOException(String.valueOf(ended.exceptionNow().getMessage()), ended.exceptionNow());
        }
        return watching;
    }

    @Override
    public void close() {
        try {
            watcher.close();
        } catch (IOException unclosable) {
            throw new UncheckedIOException(unclosable);
        } finally {
            watching.shutdownNow();
            working.shutdownNow();
        }
    }

    private void happened(DirectoryChangeEvent event) {
        if (event.path() != null && !isContent(event.path())) {
            return;
        }
        if (pending.compareAndSet(false, true)) {
            CompletableFuture.delayedExecutor(MOMENT_MILLIS, TimeUnit.MILLISECONDS, working)
                    .execute(this::run);
        }
    }

    private void run() {
        pending.set(false);
        try {
            changed.run();
        } catch (RuntimeException fault) {
            LOG.error("{} 的改动没有生效", folder.getFileName(), fault);
        }
    }

    /** @param path of the folder or below it */
    boolean isContent(Path path) {
        for (Path name : folder.relativize(path)) {
            if (NOT_CONTENT.contains(name.toString()) || name.toString().startsWith(".")) {
                return false;
            }
        }
        return true;
    }

    private void visit(Path start, FileTreeVisitor.Callback onFolder, FileTreeVisitor.Callback onFile)
            throws IOException {
        Files.walkFileTree(start, new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult preVisitDirectory(Path visited, BasicFileAttributes attributes) throws IOException {
                if (!visited.equals(folder) && !isContent(visited)) {
                    return FileVisitResult.SKIP_SUBTREE;
                }
                onFolder.call(visited);
                return FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
                onFile.call(file);
                return FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult visitFileFailed(Path file, IOException gone) {
                return FileVisitResult.CONTINUE;
            }
        });
    }

    private static ThreadFactory daemon(String name) {
        return Thread.ofPlatform().daemon().name(name + "-", 0).factory();
    }
}
