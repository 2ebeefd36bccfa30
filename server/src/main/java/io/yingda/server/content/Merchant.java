package io.yingda.server.content;

import io.yingda.engine.problem.Problem;
import io.yingda.engine.turn.Bot;
import io.yingda.engine.turn.CustomerRecords;
import io.yingda.engine.turn.HumanDesk;
import io.yingda.knowledge.LocalKnowledgeBase;
import io.yingda.rules.DroolsRuleBook;
import io.yingda.server.settings.Settings;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** A merchant's content in service. */
public final class Merchant implements AutoCloseable {

    private final MerchantHome home;
    private final LocalKnowledgeBase knowledge;
    private final DroolsRuleBook rules;
    private @Nullable ContentWatcher watcher;

    private Merchant(MerchantHome home, LocalKnowledgeBase knowledge, DroolsRuleBook rules) {
        this.home = home;
        this.knowledge = knowledge;
        this.rules = rules;
    }

    /** Reads articles and compiles rules side by side. Bad content shows in {@link #problems}, never as an exception. */
    public static Merchant open(MerchantHome home) {
        CompletableFuture<DroolsRuleBook> rules =
                CompletableFuture.supplyAsync(() -> DroolsRuleBook.open(home.rules(), home.cache()));
        LocalKnowledgeBase knowledge = LocalKnowledgeBase.open(home.knowledgeBase());
        return new Merchant(home, knowledge, rules.join());
    }

    /** From now on puts every saved change into service, until the merchant is closed. */
    public void watch() {
        watch(refreshed -> {});
    }

    /** @param refreshed is told the folder after each of its refreshes, on the watching thread */
    void watch(Consumer<Path> refreshed) {
        if (watcher == null) {
            watcher = ContentWatcher.watch(home, this, refreshed);
        }
    }

    public LocalKnowledgeBase knowledge() {
        return knowledge;
    }

    public DroolsRuleBook rules() {
        return rules;
    }

    /** What is wrong with the articles, the dictionary and the rules now, by file and line. */
    public List<Problem> problems() {
        return Stream.concat(knowledge.problems().stream(), rules.problems().stream())
                .sorted()
                .toList();
    }

    /** A bot that follows these settings and always works with the content as it then is. */
    public Bot bot(Settings settings, CustomerRecords records, HumanDesk desk, Clock clock) {
        return new Bot(knowledge, rules, records, desk, settings.hours(), settings.bot(), clock);
    }

    @Override
    public void close() {
        if (watcher != null) {
            watcher.close();
        }
        rules.close();
        knowledge.close();
    }
}
