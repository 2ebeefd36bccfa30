package io.yingda.server.content;

import io.yingda.engine.form.Forms;
import io.yingda.engine.problem.Problem;
import io.yingda.engine.turn.Bot;
import io.yingda.engine.turn.CustomerRecords;
import io.yingda.engine.turn.HumanDesk;
import io.yingda.knowledge.LocalKnowledgeBase;
import io.yingda.knowledge.learning.Learning;
import io.yingda.rules.DroolsRuleBook;
import io.yingda.rules.document.LastGood;
import io.yingda.rules.form.FormReader;
import io.yingda.rules.lookup.AskerRecords;
import io.yingda.rules.lookup.Guesses;
import io.yingda.rules.lookup.LimitedRecords;
import io.yingda.rules.lookup.LookUpReader;
import io.yingda.rules.lookup.LookUps;
import io.yingda.rules.lookup.MemoryGuesses;
import io.yingda.server.monitoring.Content;
import io.yingda.server.records.Systems;
import io.yingda.server.settings.ConnectorSettings;
import io.yingda.server.settings.Search;
import io.yingda.server.settings.Settings;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** A merchant's content in service. */
public final class Merchant implements AutoCloseable {

    private final MerchantHome home;
    private final CompletableFuture<LoadedModel> model;
    private final LocalKnowledgeBase knowledge;
    private final DroolsRuleBook rules;
    private final LastGood<LookUps> lookUps;
    private final LastGood<Forms> forms;
    private @Nullable ContentWatcher watcher;

    private Merchant(
            MerchantHome home,
            CompletableFuture<LoadedModel> model,
            LocalKnowledgeBase knowledge,
            DroolsRuleBook rules,
            LastGood<LookUps> lookUps,
            LastGood<Forms> forms) {
        this.home = home;
        this.model = model;
        this.knowledge = knowledge;
        this.rules = rules;
        this.lookUps = lookUps;
        this.forms = forms;
    }

    /**
     * Reads articles and compiles rules side by side, while the model is still being loaded. Bad content shows in
     * {@link #problems}, never as an exception.
     *
     * @param search how the articles are searched once they are learned in the background; by words alone until then, and
     *     where the model cannot be loaded
     */
    public static Merchant open(MerchantHome home, Search search) {
        return open(home, () -> LoadedModel.toServe(search, home.learned()));
    }

    /** The same, to ask the same questions again and again, in one process after another. */
    static Merchant toCheck(MerchantHome home, Search search) {
        return open(home, () -> LoadedModel.toCheck(search, home.learned()));
    }

    private static Merchant open(MerchantHome home, Supplier<LoadedModel> loading) {
        CompletableFuture<DroolsRuleBook> rules =
                CompletableFuture.supplyAsync(() -> DroolsRuleBook.open(home.rules(), home.cache()));
        CompletableFuture<LoadedModel> model =
                CompletableFuture.supplyAsync(loading, Thread.ofPlatform().name("yingda-model")::start);
        CompletableFuture<Learning> learning = model.thenApply(loaded -> loaded.learning(home));
        LocalKnowledgeBase knowledge = LocalKnowledgeBase.open(
                home.knowledgeBase(),
                home.cache(),
                (catalogue, labels, publish) -> learning.join().learn(catalogue, labels, publish));
        LastGood<LookUps> lookUps = LastGood.open(home.rules(), LookUpReader::read);
        LastGood<Forms> forms = LastGood.open(
                home.rules(), (folder, problems) -> FormReader.read(folder, lookUps.inService(), problems));
        return new Merchant(home, model, knowledge, rules.join(), lookUps, forms);
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

    public LastGood<LookUps> lookUps() {
        return lookUps;
    }

    public LastGood<Forms> forms() {
        return forms;
    }

    /** What is wrong with the articles, the dictionary, the rules, the look-ups, the forms and the model now, by file and line. */
    public List<Problem> problems() {
        return Stream.of(knowledge.problems(), rules.problems(), lookUps.problems(), forms.problems(), modelProblems())
                .flatMap(List::stream)
                .sorted()
                .toList();
    }

    /** What is in service, for whoever watches the server. Never waits for the model. */
    public Content figures() {
        return new Content(
                knowledge.version(),
                knowledge.articles().size(),
                rules.version(),
                rules.rules().size(),
                knowledge.problems().size()
                        + rules.problems().size()
                        + lookUps.problems().size()
                        + forms.problems().size());
    }

    /** Why articles are searched by words alone although a model is wanted, in Chinese; empty when all is well. Waits for the model. */
    public String modelTrouble() {
        return model.join().trouble();
    }

    private List<Problem> modelProblems() {
        String file = String.valueOf(home.settings().getFileName());
        String remedy = "请改正 knowledge.model：bundled、none，或者一个 .onnx 文件，旁边有它的 tokenizer.json";
        String trouble = modelTrouble();
        return trouble.isEmpty() ? List.of() : List.of(Problem.warning(file, 0, trouble, remedy));
    }

    /** A bot that follows these settings and always works with the content as it then is. */
    public Bot bot(Settings settings, CustomerRecords records, HumanDesk desk, Clock clock) {
        return bot(settings, records, new MemoryGuesses(), desk, clock);
    }

    /** @param guesses counts what the look-ups in service limit */
    public Bot bot(Settings settings, CustomerRecords records, Guesses guesses, HumanDesk desk, Clock clock) {
        CustomerRecords limited = new LimitedRecords(lookUps::inService, guesses, records, clock);
        return new Bot(
                knowledge,
                rules,
                new AskerRecords(lookUps::inService, limited),
                forms::inService,
                desk,
                settings.hours(),
                settings.bot(),
                clock);
    }

    /**
     * The merchant's systems as these settings connect them, which follow the look-ups in service: from now on those that have
     * no fitting connector stay out of it. The caller closes them.
     */
    public Systems systems(Settings settings, Clock clock) {
        Optional<Map<String, ConnectorSettings>> connectors = Optional.of(settings.connectors());
        lookUps.require((operations, problems) -> ConnectionCheck.run(operations, connectors, problems));
        return Systems.open(
                lookUps::inService, settings.connectors(), settings.hours().zone(), clock);
    }

    @Override
    public void close() {
        if (watcher != null) {
            watcher.close();
        }
        rules.close();
        knowledge.close();
        model.join().close();
    }
}
