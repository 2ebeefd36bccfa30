package io.yingda.knowledge;

import io.yingda.knowledge.index.Catalogue;
import io.yingda.knowledge.learning.Learning;
import io.yingda.knowledge.meaning.StoppedException;
import io.yingda.knowledge.ranking.Asked;
import io.yingda.knowledge.ranking.Ranking;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Learns the newest version of the content behind the searches' back; gives up an older one. */
final class LearningThread implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(LearningThread.class);

    private final Learning learner;
    private final ExecutorService thread = Executors.newSingleThreadExecutor(
            Thread.ofPlatform().daemon().name("yingda-learning").factory());
    private Future<?> work = CompletableFuture.completedFuture(null);

    LearningThread(Learning learner) {
        this.learner = learner;
    }

    /**
     * @param labels what people marked in this version
     * @param publish takes the rankings of this version, in the order in which they get better
     */
    synchronized void learn(Catalogue catalogue, List<Asked> labels, Consumer<Ranking> publish) {
        work.cancel(true);
        work = thread.submit(() -> {
            if (!catalogue.acquire()) {
                return;
            }
            try {
                learner.learn(catalogue, labels, publish);
            } catch (StoppedException overtaken) {
                LOG.debug("learning was overtaken by newer content");
            } catch (RuntimeException failed) {
                LOG.error("学习失败，继续用原来的检索方式", failed);
            } finally {
                catalogue.release();
            }
        });
    }

    /** Waits until the newest version is learned. */
    void await() throws InterruptedException {
        Future<?> newest;
        synchronized (this) {
            newest = work;
        }
        try {
            newest.get();
        } catch (CancellationException overtaken) {
            await();
        } catch (ExecutionException failed) {
            LOG.error("学习失败，继续用原来的检索方式", failed);
        }
    }

    @Override
    public void close() {
        thread.shutdownNow();
        try {
            if (!thread.awaitTermination(10, TimeUnit.SECONDS)) {
                LOG.warn("后台学习没有及时停下");
            }
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }
}
