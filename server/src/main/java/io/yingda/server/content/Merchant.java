package io.yingda.server.content;

import io.yingda.engine.problem.Problem;
import io.yingda.engine.turn.Bot;
import io.yingda.engine.turn.CustomerRecords;
import io.yingda.engine.turn.HumanDesk;
import io.yingda.knowledge.LocalKnowledgeBase;
import io.yingda.rules.DroolsRuleBook;
import io.yingda.server.settings.Settings;
import java.time.Clock;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;

/** A merchant's content in service. */
public final class Merchant implements AutoCloseable {

    private final LocalKnowledgeBase knowledge;
    private final DroolsRuleBook rules;

    private Merchant(LocalKnowledgeBase knowledge, DroolsRuleBook rules) {
        this.knowledge = knowledge;
        this.rules = rules;
    }

    /** Reads articles and compiles rules side by side. Bad content shows in {@link #problems}, never as an exception. */
    public static Merchant open(MerchantHome home) {
        CompletableFuture<DroolsRuleBook> rules =
                CompletableFuture.supplyAsync(() -> DroolsRuleBook.open(home.rules(), home.cache()));
        LocalKnowledgeBase knowledge = LocalKnowledgeBase.open(home.knowledgeBase());
        return new Merchant(knowledge, rules.join());
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
        rules.close();
        knowledge.close();
    }
}
