package io.yingda.server.records;

import io.yingda.engine.fact.Fault;
import io.yingda.server.settings.ConnectorSettings;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneId;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The ways into the merchant's systems by the connectors' names, each opened when it is first needed. Safe for many threads. */
final class Gateways implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(Gateways.class);

    private final Map<String, Gateway> gateways = new ConcurrentHashMap<>();
    private final Map<String, ConnectorSettings> connectors;
    private final ZoneId zone;
    private final Duration patience;
    private final Clock clock;

    /** @param patience after how long a look-up is given up for good */
    Gateways(Map<String, ConnectorSettings> connectors, ZoneId zone, Duration patience, Clock clock) {
        this.connectors = Map.copyOf(connectors);
        this.zone = zone;
        this.patience = patience;
        this.clock = clock;
    }

    /** Opens every connector that can be used; the others are tried again when they are needed. */
    void prepare() {
        connectors.keySet().forEach(this::opened);
    }

    /** @throws LookUpFailure when there is none, or it cannot be opened */
    Gateway of(String name) throws LookUpFailure {
        Gateway gateway = opened(name);
        if (gateway == null) {
            throw new LookUpFailure(Fault.UNAVAILABLE, why(name));
        }
        return gateway;
    }

    private @Nullable Gateway opened(String name) {
        ConnectorSettings settings = connectors.get(name);
        if (settings == null || !settings.unset().isEmpty()) {
            return null;
        }
        try {
            return gateways.computeIfAbsent(
                    name, key -> new Gateway(key, connector(settings), settings.concurrency(), patience, clock));
        } catch (RuntimeException unopened) {
            LOG.warn(
                    "Connector {} cannot be opened: {}",
                    name,
                    unopened.getClass().getName());
            return null;
        }
    }

    private Connector connector(ConnectorSettings settings) {
        return switch (settings) {
            case ConnectorSettings.Http http -> new HttpConnector(http, zone);
            case ConnectorSettings.JsonRpc service -> new JsonRpcConnector(service, zone, clock);
            case ConnectorSettings.Sql database -> new SqlConnector(database, zone);
        };
    }

    private String why(String name) {
        ConnectorSettings known = connectors.get(name);
        if (known == null) {
            return "yingda.yaml 里没有连接器 " + name;
        }
        return known.unset().isEmpty()
                ? "连接器 " + name + " 打不开"
                : "连接器 " + name + " 缺少环境变量：" + String.join("、", known.unset());
    }

    @Override
    public void close() {
        gateways.values().forEach(Gateway::close);
    }
}
