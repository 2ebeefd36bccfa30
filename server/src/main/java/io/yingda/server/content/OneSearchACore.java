package io.yingda.server.content;

import io.yingda.engine.article.Article;
import io.yingda.engine.knowledge.Findings;
import io.yingda.engine.knowledge.KnowledgeBase;
import io.yingda.engine.knowledge.Understanding;
import java.time.LocalDate;
import java.util.Optional;
import java.util.concurrent.Semaphore;

/**
 * A knowledge base in which at most as many searches run as there are cores. A search by meaning takes milliseconds of a
 * core, and turns run on virtual threads, which nobody takes a core away from: thousands of searches that may all run would
 * stand before everything else in the scheduler's queue, also before those that hold what the database's writer waits for.
 */
final class OneSearchACore implements KnowledgeBase {

    private final KnowledgeBase knowledge;
    private final Semaphore running = new Semaphore(Runtime.getRuntime().availableProcessors(), true);

    OneSearchACore(KnowledgeBase knowledge) {
        this.knowledge = knowledge;
    }

    @Override
    public Findings search(Understanding question, LocalDate day, int limit) {
        running.acquireUninterruptibly();
        try {
            return knowledge.search(question, day, limit);
        } finally {
            running.release();
        }
    }

    @Override
    public Understanding understand(String account, String words) {
        return knowledge.understand(account, words);
    }

    @Override
    public String fold(String words) {
        return knowledge.fold(words);
    }

    @Override
    public Optional<Article> article(String id) {
        return knowledge.article(id);
    }
}
