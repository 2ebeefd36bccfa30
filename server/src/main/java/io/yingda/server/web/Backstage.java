package io.yingda.server.web;

import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import io.yingda.engine.message.Inbound;
import io.yingda.server.delivery.Circuits;
import io.yingda.server.delivery.Typing;
import io.yingda.server.inbox.Deposits;
import io.yingda.server.inbox.Inbox;
import io.yingda.server.inbox.Moved;
import io.yingda.server.monitoring.Monitor;
import io.yingda.server.nodes.Realm;
import io.yingda.server.people.Api;
import io.yingda.server.people.People;
import io.yingda.server.settings.Settings;
import io.yingda.server.wechat.PassedOn;
import java.time.Clock;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.IntConsumer;
import org.jspecify.annotations.Nullable;

/**
 * Everything behind WeChat's edge.
 *
 * @param realm which followers are served here
 * @param deposits takes in what belongs to other nodes
 * @param typing shows a follower that somebody types
 * @param monitor closed last
 * @param people who work with the server
 * @param api what they ask for
 * @param opening is told the port, once the server listens
 * @param closing ends everything but the inbox and the monitor, once every turn has left its replies
 */
record Backstage(
        Inbox inbox,
        Realm realm,
        Deposits deposits,
        PassedOn passedOn,
        Typing typing,
        Monitor monitor,
        People people,
        Api api,
        IntConsumer opening,
        AutoCloseable closing) {

    /** An inbox of any kind and nothing else. */
    static Backstage of(Inbox inbox, Settings settings, Clock clock) {
        return alone(
                inbox,
                Typing.NONE,
                new Monitor(
                        new PrometheusMeterRegistry(PrometheusConfig.DEFAULT),
                        inbox,
                        new Circuits(),
                        Set.of(),
                        null,
                        clock),
                People.inMemory(settings, clock),
                () -> {});
    }

    /** Takes an inbound in that nobody pushed; leaves it to the node that serves its follower where that is another. */
    CompletionStage<?> accept(Inbound inbound) {
        return inbox.accept(inbound)
                .<CompletionStage<Void>>handle((parcel, failure) -> left(inbound, failure))
                .thenCompose(stage -> stage);
    }

    private CompletionStage<Void> left(Inbound inbound, @Nullable Throwable failure) {
        if (failure == null) {
            return CompletableFuture.allOf();
        }
        boolean moved = failure instanceof Moved || failure.getCause() instanceof Moved;
        return moved ? deposits.deposit(inbound) : CompletableFuture.failedFuture(failure);
    }

    /** Of a server that is the only one. */
    static Backstage alone(Inbox inbox, Typing typing, Monitor monitor, People people, AutoCloseable closing) {
        return new Backstage(
                inbox,
                Realm.EVERYBODY,
                Deposits.NONE,
                new PassedOn(),
                typing,
                monitor,
                people,
                people.api(people.gate(), List.of()),
                port -> {},
                closing);
    }
}
