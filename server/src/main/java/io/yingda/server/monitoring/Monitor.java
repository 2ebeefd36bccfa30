package io.yingda.server.monitoring;

import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MultiGauge;
import io.micrometer.core.instrument.Tags;
import io.micrometer.core.instrument.binder.jvm.JvmGcMetrics;
import io.micrometer.core.instrument.binder.jvm.JvmMemoryMetrics;
import io.micrometer.core.instrument.binder.jvm.JvmThreadMetrics;
import io.micrometer.core.instrument.binder.system.FileDescriptorMetrics;
import io.micrometer.core.instrument.binder.system.ProcessorMetrics;
import io.micrometer.core.instrument.binder.system.UptimeMetrics;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import io.yingda.server.delivery.Circuit;
import io.yingda.server.delivery.Circuits;
import io.yingda.server.inbox.Inbox;
import io.yingda.server.nodes.Nodes;
import io.yingda.server.store.Database;
import io.yingda.server.store.Writer;
import io.yingda.server.wechat.PassedOn;
import java.time.InstantSource;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.Supplier;
import java.util.function.ToDoubleFunction;
import java.util.function.ToLongFunction;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What an operator can ask a running server, as Prometheus metrics and as a {@link Status}. Asking may block for the
 * database, so that it is never done on an event loop.
 */
public final class Monitor implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(Monitor.class);

    private final PrometheusMeterRegistry registry;
    private final Inbox inbox;
    private final Circuits circuits;
    private final Set<String> accounts;
    private final @Nullable Database database;
    private final InstantSource clock;
    private final long started;
    private final MultiGauge versions;
    private final MultiGauge replies;
    private final JvmGcMetrics collector = new JvmGcMetrics();
    private volatile Supplier<Content> content = () -> Content.UNKNOWN;

    /**
     * Watches these.
     *
     * @param registry the one the {@link Tallies} of the same server count in; closed with the monitor
     * @param accounts those that call WeChat's API
     * @param database where everything is kept; null where that is the memory
     */
    public Monitor(
            PrometheusMeterRegistry registry,
            Inbox inbox,
            Circuits circuits,
            Set<String> accounts,
            @Nullable Database database,
            InstantSource clock) {
        this.registry = registry;
        this.inbox = inbox;
        this.circuits = circuits;
        this.accounts = Set.copyOf(accounts);
        this.database = database;
        this.clock = clock;
        this.started = System.nanoTime();
        gauge(
                "yingda.inbox.depth",
                "Messages accepted and not finished",
                it -> it.backlog().depth());
        gauge(
                "yingda.inbox.bound",
                "Messages at which WeChat is asked to come again",
                it -> it.backlog().bound());
        gauge(
                "yingda.inbox.age.seconds",
                "For how long the oldest of them has been here",
                it -> it.backlog().oldest().toNanos() / 1e9);
        gauge("yingda.ready", "1 while messages are taken", it -> it.hasRoom() ? 1 : 0);
        for (String account : this.accounts) {
            Gauge.builder("yingda.api.circuit", this, monitor -> monitor.circuitFigure(account))
                    .description("WeChat's API: 0 called, 1 not called since it fails, 2 being tried again")
                    .tag("account", account)
                    .strongReference(true)
                    .register(registry);
        }
        versions = MultiGauge.builder("yingda.content.entries")
                .description("Articles and rules in service, with their version")
                .register(registry);
        Gauge.builder(
                        "yingda.content.problems",
                        this,
                        monitor -> monitor.content.get().problems())
                .description("What is wrong with the content, of any severity")
                .strongReference(true)
                .register(registry);
        replies = MultiGauge.builder("yingda.outbox.replies")
                .description("Replies that wait for delivery, and those given up")
                .register(registry);
        if (database != null) {
            watch(database);
        }
        List.of(
                        collector,
                        new JvmMemoryMetrics(),
                        new JvmThreadMetrics(),
                        new ProcessorMetrics(),
                        new FileDescriptorMetrics(),
                        new UptimeMetrics())
                .forEach(binder -> binder.bindTo(registry));
    }

    private void watch(Database store) {
        Gauge.builder("yingda.store.well", store, it -> it.isWell() ? 1 : 0)
                .description("1 while what comes in can be kept")
                .strongReference(true)
                .register(registry);
        Gauge.builder("yingda.store.waiting", store, it -> sum(it, Writer::depth))
                .description("Works that wait for the next transaction")
                .strongReference(true)
                .register(registry);
        counter(store, "yingda.store.transactions", "Transactions committed", Writer::transactions);
        counter(store, "yingda.store.works", "Works done in them", Writer::works);
    }

    /** Watches the node among the others that share the database. */
    public void watch(Nodes nodes, PassedOn passedOn) {
        Gauge.builder("yingda.nodes", nodes, Nodes::alive)
                .description("Nodes that share the database")
                .strongReference(true)
                .register(registry);
        Gauge.builder("yingda.node.followers.percent", nodes, Nodes::percent)
                .description("How many in a hundred followers this node serves")
                .strongReference(true)
                .register(registry);
        FunctionCounter.builder("yingda.node.shares.taken", nodes, Nodes::takenUp)
                .description("How often one of the 64 shares of the followers was taken up")
                .register(registry);
        passed(passedOn, "answered", PassedOn::answered);
        passed(passedOn, "deposited", PassedOn::deposited);
    }

    private void passed(PassedOn passedOn, String outcome, ToDoubleFunction<PassedOn> counted) {
        FunctionCounter.builder("yingda.node.passed", passedOn, counted)
                .description("Pushes for followers of other nodes, by what became of them")
                .tag("outcome", outcome)
                .register(registry);
    }

    private void counter(Database store, String name, String description, ToLongFunction<Writer> counted) {
        FunctionCounter.builder(name, store, it -> sum(it, counted))
                .description(description)
                .register(registry);
    }

    private void gauge(String name, String description, ToDoubleFunction<Inbox> value) {
        Gauge.builder(name, inbox, value)
                .description(description)
                .strongReference(true)
                .register(registry);
    }

    private static double sum(Database store, ToLongFunction<Writer> value) {
        return store.writers().stream().mapToLong(value).sum();
    }

    /** Tells where the content in service is asked for. */
    public void watch(Supplier<Content> asked) {
        content = asked;
    }

    /** All metrics, in Prometheus' text format. */
    public String scrape() {
        Content now = content.get();
        // Rows of versions that are out of service go away.
        versions.register(
                List.of(
                        MultiGauge.Row.of(
                                Tags.of("part", "articles", "version", now.articlesVersion()), now.articles()),
                        MultiGauge.Row.of(Tags.of("part", "rules", "version", now.rulesVersion()), now.rules())),
                true);
        OutboxRows rows = outbox();
        replies.register(
                rows == null
                        ? List.<MultiGauge.Row<?>>of()
                        : List.of(
                                MultiGauge.Row.of(Tags.of("state", "waiting"), rows.waiting()),
                                MultiGauge.Row.of(Tags.of("state", "given_up"), rows.givenUp())),
                true);
        return registry.scrape();
    }

    /** The same in short. */
    public Status status() {
        return Status.of(
                registry,
                inbox.hasRoom(),
                inbox.backlog(),
                database == null || database.isWell(),
                outbox(),
                accounts.stream()
                        .collect(Collectors.toMap(
                                each -> each, each -> circuit(each).name().toLowerCase(Locale.ROOT))),
                content.get(),
                (System.nanoTime() - started) / 1_000_000_000);
    }

    private int circuitFigure(String account) {
        return switch (circuit(account)) {
            case CLOSED -> 0;
            case OPEN -> 1;
            case TRYING -> 2;
        };
    }

    private Circuit.State circuit(String account) {
        return circuits.of(account).state(clock.instant());
    }

    /** What lies in the outbox; null where nobody can say. */
    private @Nullable OutboxRows outbox() {
        if (database == null) {
            return null;
        }
        try {
            return OutboxRows.in(database);
        } catch (RuntimeException unreadable) {
            LOG.debug(
                    "The outbox could not be counted: {}", unreadable.getClass().getName());
            return null;
        }
    }

    @Override
    public void close() {
        collector.close();
        registry.close();
    }
}
