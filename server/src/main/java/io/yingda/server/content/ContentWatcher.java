package io.yingda.server.content;

import io.yingda.engine.problem.Problem;
import io.yingda.engine.problem.Severity;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Puts saved changes of a merchant's articles and rules into service. Articles do not wait for rules, which take longer;
 * whatever is broken keeps its last good version, and its problems are logged as {@code file:line} lines.
 */
final class ContentWatcher implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(ContentWatcher.class);

    private final List<FolderWatcher> watchers = new ArrayList<>();

    private ContentWatcher() {}

    /** @param refreshed is told the folder after each of its refreshes, on the watching thread */
    static ContentWatcher watch(MerchantHome home, Merchant merchant, Consumer<Path> refreshed) {
        ContentWatcher watcher = new ContentWatcher();
        watcher.add(
                home.knowledgeBase(),
                refreshed,
                new Refresh("知识库", merchant.knowledge().problems()) {
                    @Override
                    List<Problem> refresh() {
                        return merchant.knowledge().refresh();
                    }

                    @Override
                    String version() {
                        return merchant.knowledge().version();
                    }
                });
        watcher.add(home.rules(), refreshed, new Refresh("规则", ofRules(merchant)) {
            @Override
            List<Problem> refresh() {
                // Look-ups first, since forms name them; rules last, since they take longer.
                merchant.lookUps().refresh();
                merchant.forms().refresh();
                merchant.rules().refresh();
                return ofRules(merchant);
            }

            @Override
            String version() {
                int others = Objects.hash(
                        merchant.lookUps().inService(), merchant.forms().inService());
                return merchant.rules().version() + '-' + Integer.toHexString(others);
            }
        });
        return watcher;
    }

    private static List<Problem> ofRules(Merchant merchant) {
        return Stream.of(
                        merchant.lookUps().problems(),
                        merchant.forms().problems(),
                        merchant.rules().problems())
                .flatMap(List::stream)
                .toList();
    }

    private void add(Path folder, Consumer<Path> refreshed, Refresh refresh) {
        if (!Files.isDirectory(folder)) {
            LOG.warn("没有目录 {}，其中的改动要重启后才生效", folder.getFileName());
            return;
        }
        try {
            watchers.add(FolderWatcher.watch(folder, () -> {
                refresh.run();
                refreshed.accept(folder);
            }));
            refresh.run(); // for what was saved between the first reading and now
        } catch (IOException unwatchable) {
            LOG.warn("无法监视目录 {}，其中的改动要重启后才生效：{}", folder.getFileName(), unwatchable.getMessage());
        }
    }

    @Override
    public void close() {
        watchers.forEach(FolderWatcher::close);
    }

    /** One kind of content, refreshed by one thread at a time. */
    private abstract static class Refresh implements Runnable {

        private final String name;
        private List<Problem> before;

        Refresh(String name, List<Problem> before) {
            this.name = name;
            this.before = before;
        }

        abstract List<Problem> refresh();

        abstract String version();

        @Override
        public synchronized void run() {
            String versionBefore = version();
            List<Problem> now = refresh();
            if (!version().equals(versionBefore)) {
                LOG.info("{}已更新，版本 {}", name, version());
            }
            for (Problem problem : now) {
                if (!before.contains(problem)) {
                    log(problem);
                }
            }
            if (now.isEmpty() && !before.isEmpty()) {
                LOG.info("{}里的问题都已改正", name);
            }
            before = now;
        }

        private static void log(Problem problem) {
            if (problem.severity() == Severity.HINT) {
                LOG.info(problem.asLine());
            } else {
                LOG.warn(problem.asLine());
            }
        }
    }
}
