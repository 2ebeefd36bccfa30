package io.yingda.server.records;

import io.yingda.engine.decision.Decision.LookUp;
import io.yingda.engine.fact.LookedUp;
import io.yingda.engine.message.FollowerId;
import io.yingda.engine.message.Header;
import io.yingda.engine.message.Inbound;
import io.yingda.rules.lookup.LookUpReader;
import io.yingda.rules.lookup.LookUps;
import io.yingda.server.settings.ConnectorSettings;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;

/** Look-ups for tests: what rule authors write, asked of a system that a test plays. */
final class Asking {

    static final Inbound INBOUND = new Inbound.Text(
            new Header(new FollowerId("shop", "oA"), "gh_1", Instant.EPOCH, "shop/oA/1"), "我的积分", null);
    static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");

    private Asking() {}

    static LookUps declared(Path folder, String yaml) {
        try {
            Files.createDirectories(folder.resolve("lookups"));
            Files.writeString(folder.resolve("lookups/x.yaml"), yaml);
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        return LookUpReader.read(folder, problem -> {
            throw new IllegalArgumentException(problem.asLine());
        });
    }

    static Systems http(LookUps lookUps, URI url, int concurrency) {
        return systems(lookUps, new ConnectorSettings.Http("crm", url, Map.of("X-Key", "k3y"), concurrency, List.of()));
    }

    static Systems systems(LookUps lookUps, ConnectorSettings connector) {
        return systems(lookUps, connector, Systems.PATIENCE);
    }

    static Systems systems(LookUps lookUps, ConnectorSettings connector, Duration patience) {
        return Systems.open(() -> lookUps, Map.of("crm", connector), ZONE, patience, Clock.systemUTC());
    }

    static LookedUp ask(Systems systems, String operation, Map<String, String> arguments) {
        return systems.lookUp(INBOUND, new LookUp(operation, arguments));
    }
}
