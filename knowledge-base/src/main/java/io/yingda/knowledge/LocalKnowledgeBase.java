package io.yingda.knowledge;

import io.yingda.engine.article.Article;
import io.yingda.engine.knowledge.Findings;
import io.yingda.engine.knowledge.KnowledgeBase;
import io.yingda.engine.knowledge.Understanding;
import io.yingda.engine.problem.Problem;
import io.yingda.knowledge.articles.ArticleFile;
import io.yingda.knowledge.dictionary.Dictionary;
import io.yingda.knowledge.kept.Program;
import io.yingda.knowledge.learning.Learning;
import io.yingda.knowledge.ranking.Asked;
import io.yingda.knowledge.ranking.Calibration;
import io.yingda.knowledge.ranking.Ranking;
import io.yingda.knowledge.text.Folding;
import io.yingda.knowledge.text.Language;
import java.nio.file.Path;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A knowledge base in this process: articles and dictionary from a folder, or articles given. Searches run at once and
 * without waiting, also while the content changes; each sees one version.
 */
public final class LocalKnowledgeBase implements KnowledgeBase, AutoCloseable {

    private final @Nullable ContentFolder content;
    private final @Nullable KeptContent kept;
    private final @Nullable LearningThread learning;
    private volatile Edition edition;

    private LocalKnowledgeBase(
            @Nullable ContentFolder content, @Nullable KeptContent kept, Edition edition, @Nullable Learning learner) {
        this.content = content;
        this.kept = kept;
        this.edition = edition;
        learning = learner == null ? null : new LearningThread(learner);
        learn();
    }

    /**
     * The content of a folder. What cannot be read is left out and told by {@link #problems}.
     *
     * @param folder holds {@code articles/}, {@code dictionary/}, {@code questions/} and {@code labels/}; any of them may be missing
     */
    public static LocalKnowledgeBase open(Path folder) {
        return open(folder, Clock.systemUTC());
    }

    /**
     * The same, searched by meaning, too, as soon as it is learned in the background; by words alone until then.
     *
     * @param cache a folder where what was read and indexed outlasts the process, so that the next start is fast
     * @param learner for this knowledge base alone
     */
    public static LocalKnowledgeBase open(Path folder, Path cache, Learning learner) {
        return Program.version()
                .map(program -> open(folder, new KeptContent(cache.resolve("content.bin"), program), learner))
                .orElseGet(() -> open(folder, Clock.systemUTC(), learner));
    }

    static LocalKnowledgeBase open(Path folder, Clock clock) {
        return open(folder, clock, null);
    }

    private static LocalKnowledgeBase open(Path folder, Clock clock, @Nullable Learning learner) {
        ContentFolder content = new ContentFolder(folder, clock);
        content.refresh();
        Edition edition = Edition.first(content.dictionary(), content.articles());
        return new LocalKnowledgeBase(content, null, edition, learner);
    }

    /** With what an earlier process kept. */
    static LocalKnowledgeBase open(Path folder, KeptContent kept, @Nullable Learning learner) {
        ContentFolder content = new ContentFolder(folder, Clock.systemUTC());
        return new LocalKnowledgeBase(content, kept, kept.open(content), learner);
    }

    /** These articles, without a dictionary; of articles with the same id the first counts. */
    public static LocalKnowledgeBase of(List<Article> articles) {
        return new LocalKnowledgeBase(null, null, Edition.first(Dictionary.EMPTY, articles), null);
    }

    /** These articles, searched by meaning, too, as soon as they are learned. */
    public static LocalKnowledgeBase of(List<Article> articles, Learning learner) {
        return new LocalKnowledgeBase(null, null, Edition.first(Dictionary.EMPTY, articles), learner);
    }

    /** Waits until the content in service is learned; at once where nothing is to be learned. */
    public void awaitLearning() throws InterruptedException {
        if (learning != null) {
            learning.await();
        }
    }

    private void learn() {
        if (learning != null) {
            Edition learned = edition;
            List<Asked> labels = content == null ? List.of() : content.labels();
            learning.learn(learned.catalogue(), labels, ranking -> publish(learned, ranking));
        }
    }

    private synchronized void publish(Edition learned, Ranking ranking) {
        if (edition.catalogue().equals(learned.catalogue())) {
            edition = edition.rankedBy(ranking);
        }
    }

    /**
     * Reads what changed on disk and puts it into service. A broken file keeps its last good version. Call it from any thread
     * that may take its time.
     *
     * @return everything that is wrong with the files now, in order of their places
     */
    public synchronized List<Problem> refresh() {
        if (content != null && content.refresh()) {
            Edition before = edition;
            edition = before.next(content.dictionary(), content.articles());
            before.retire(edition);
            learn();
        }
        return problems();
    }

    /** What was wrong with the files when they were last read, in order of their places. */
    public synchronized List<Problem> problems() {
        return content == null ? List.of() : content.problems();
    }

    /** How sure the content in service is to be of its answers. */
    public Calibration calibration() {
        return edition.findings().ranking().calibration();
    }

    /** The articles in service, in order of their ids. */
    public List<Article> articles() {
        return edition.catalogue().articles();
    }

    /** The articles in service with their places in their files, in order of the files; none for articles given. */
    public synchronized List<ArticleFile> files() {
        return content == null ? List.of() : content.files();
    }

    /** Names the content in service: the same articles and dictionary have the same version. */
    public String version() {
        return edition.catalogue().version();
    }

    @Override
    public Understanding understand(String account, String words) {
        Edition current = edition;
        return current.findings().understanding(account, words, () -> read(current, account, words));
    }

    private Understanding read(Edition current, String account, String words) {
        String text = fold(words);
        String read = current.findings().ranking().read(text);
        return new Understanding(
                account, words, text, current.tokens(account, text), Language.of(words), read.equals(text) ? "" : read);
    }

    @Override
    public String fold(String words) {
        return Folding.fold(words).strip();
    }

    @Override
    public Findings search(Understanding question, LocalDate day, int limit) {
        while (true) {
            Edition current = edition;
            if (current.catalogue().acquire()) {
                try {
                    return current.findings().findings(question, day, limit);
                } finally {
                    current.catalogue().release();
                }
            }
        }
    }

    @Override
    public Optional<Article> article(String id) {
        return edition.catalogue().article(id);
    }

    /** Frees the index; nothing may be searched afterwards. */
    @Override
    public void close() {
        if (learning != null) {
            learning.close();
        }
        try {
            if (kept != null) {
                kept.await();
            }
        } finally {
            edition.close();
        }
    }
}
