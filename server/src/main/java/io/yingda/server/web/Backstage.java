package io.yingda.server.web;

import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import io.yingda.server.delivery.Circuits;
import io.yingda.server.delivery.Typing;
import io.yingda.server.inbox.Deposits;
import io.yingda.server.inbox.Inbox;
import io.yingda.server.monitoring.Monitor;
import io.yingda.server.nodes.Realm;
import io.yingda.server.wechat.PassedOn;
import java.time.InstantSource;
import java.util.List;
import java.util.Set;
import java.util.function.IntConsumer;

/**
 * Everything behind WeChat's edge.
 *
 * @param realm which followers are served here
 * @param deposits takes in what belongs to other nodes
 * @param typing shows a follower that somebody types
 * @param monitor closed last
 * @param opening is told the port, once the server listens
 * @param routes what is served beside WeChat's edge
 * @param closing ends everything but the inbox and the monitor, once every turn has left its replies
 */
record Backstage(
        Inbox inbox,
        Realm realm,
        Deposits deposits,
        PassedOn passedOn,
        Typing typing,
        Monitor monitor,
        IntConsumer opening,
        List<Routes> routes,
        AutoCloseable closing) {

    /** An inbox of any kind and nothing else. */
    static Backstage of(Inbox inbox, InstantSource clock) {
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
                () -> {});
    }

    /** Of a server that is the only one. */
    static Backstage alone(Inbox inbox, Typing typing, Monitor monitor, AutoCloseable closing) {
        return new Backstage(
                inbox, Realm.EVERYBODY, Deposits.NONE, new PassedOn(), typing, monitor, port -> {}, List.of(), closing);
    }
}
