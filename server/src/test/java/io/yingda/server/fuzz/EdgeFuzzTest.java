package io.yingda.server.fuzz;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import io.yingda.server.TestServer;
import io.yingda.server.settings.Limits;
import io.yingda.server.store.Dialect;
import io.yingda.server.store.TestStore;
import io.yingda.server.web.YingdaServer;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.slf4j.LoggerFactory;

/**
 * Damaged requests over real connections to a server with a real database: each is answered, never with a fault of the
 * server, and in the end nothing is left behind.
 */
@Timeout(900)
class EdgeFuzzTest {

    /** For each database. */
    private static final int CASES = 6_000;

    private static final int CLIENTS = 8;

    /** What pools may still grow by after the warm-up; a leak would be one for each of thousands of requests. */
    private static final int POOLED = 40;

    private static final long MEGABYTE = 1 << 20;

    /** Conversations are kept of so many followers, and each has its say in a warm-up. */
    private static final Limits LIMITS = new Limits(Duration.ofMillis(4_500), 512 * 1024, 5_000, 2_000, 200);

    /** Every refusal is logged, which is of no interest here. */
    private static final Logger LOG = (Logger) LoggerFactory.getLogger("io.yingda");

    private final FuzzCases cases = Fuzzing.cases();
    private final Map<String, Integer> outcomes = new ConcurrentHashMap<>();

    @BeforeEach
    void beQuiet() {
        LOG.setLevel(Level.ERROR);
    }

    @AfterEach
    void speakAgain() {
        LOG.setLevel(null);
    }

    @ParameterizedTest
    @EnumSource
    void everyDamagedRequestIsAnsweredAndNothingIsLeftBehind(Dialect dialect) throws Exception {
        try (TestStore store = TestStore.empty(dialect);
                YingdaServer server = TestServer.echoing(FuzzAccounts.ALL, LIMITS, store.open())) {
            long[] numbers = Fuzzing.numbers(CASES)
                    .map(number -> 2 * number + (dialect == Dialect.SQLITE ? 0 : 1))
                    .toArray();
            int warm = Math.min(numbers.length, CASES / 3);
            exchange(server, numbers, 0, warm);
            Remains before = settled(server);
            exchange(server, numbers, warm, numbers.length);
            Remains after = settled(server);

            assertThat(outcomes).as("outcomes").containsKeys("200", "400", "403", "404", "405");
            assertThat(after.threads()).isLessThanOrEqualTo(before.threads() + POOLED);
            assertThat(after.descriptors()).isLessThanOrEqualTo(before.descriptors() + POOLED);
            assertThat(after.heap()).isLessThan(before.heap() + 32 * MEGABYTE);
        }
    }

    private void exchange(YingdaServer server, long[] numbers, int from, int to) throws Exception {
        try (ExecutorService clients = Executors.newFixedThreadPool(CLIENTS)) {
            List<Future<?>> all = new ArrayList<>();
            for (int client = 0; client < CLIENTS; client++) {
                int first = from + client;
                all.add(clients.submit(() -> {
                    try (Wire wire = new Wire(server.port())) {
                        for (int index = first; index < to; index += CLIENTS) {
                            exchange(wire, cases.online(numbers[index]));
                        }
                    }
                    return null;
                }));
            }
            for (Future<?> each : all) {
                each.get();
            }
        }
    }

    private void exchange(Wire wire, FuzzCase each) {
        try {
            OptionalInt status = wire.send(each);
            outcomes.merge(status.isPresent() ? String.valueOf(status.getAsInt()) : "hung up", 1, Integer::sum);
            if (status.isEmpty() ? each.isProper() : status.getAsInt() >= 500) {
                fail("%s for %s", status, each);
            }
        } catch (IOException | RuntimeException failure) {
            fail(each.toString(), failure);
        }
    }

    /** What is held once every turn is finished and every connection has ended. */
    private static Remains settled(YingdaServer server) throws Exception {
        while (!at(server, "/status").contains("\"waiting\":0")) {
            Thread.onSpinWait();
        }
        return Remains.now();
    }

    private static String at(YingdaServer server, String path) throws IOException {
        try (InputStream in = URI.create(server.url() + path).toURL().openStream()) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
