package io.yingda.server.web;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.yingda.server.TestBot;
import io.yingda.server.monitoring.Content;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class MonitoringTest {

    private Rig server;

    @BeforeEach
    void start() throws Exception {
        server = Rig.start(TestBot.echoing());
    }

    @AfterEach
    void stop() {
        server.close();
    }

    @Test
    void metricsCountTurnsAndDeliveriesAndNameNobody() throws Exception {
        server.push("plain", Rig.text("oSECRET", "1", "MARKER"));

        String metrics = server.get("/metrics").body();

        assertThat(metrics)
                .contains(
                        "yingda_turn_seconds_count{account=\"plain\",decision=\"say\"} 1",
                        "yingda_turn_step_seconds_bucket{step=\"decide\",le=\"0.1\"}",
                        "yingda_delivery_outcomes_total{account=\"plain\",error=\"0\",outcome=\"delivered\",way=\"passive\"} 1.0",
                        "yingda_inbox_depth 0.0",
                        "yingda_inbox_age_seconds 0.0",
                        "yingda_ready 1.0",
                        "jvm_memory_used_bytes")
                .doesNotContain("oSECRET", "MARKER");
    }

    @Test
    void onlyTheVersionsInServiceAreShown() throws Exception {
        server.server().watch(() -> new Content("k1", 3, "r1", 4, 0));
        server.get("/metrics");
        server.server().watch(() -> new Content("k2", 5, "r1", 4, 1));

        assertThat(server.get("/metrics").body())
                .contains(
                        "yingda_content_entries{part=\"articles\",version=\"k2\"} 5.0",
                        "yingda_content_entries{part=\"rules\",version=\"r1\"} 4.0",
                        "yingda_content_problems 1.0")
                .doesNotContain("k1");
    }

    @Test
    void theStatusAddsUp() throws Exception {
        server.push("plain", Rig.text("oA", "1", "x"));
        server.push("compatible", Rig.text("oB", "2", "x"));

        JsonNode status = new ObjectMapper().readTree(server.get("/status").body());

        assertThat(status.path("state").asText()).isEqualTo("READY");
        assertThat(status.path("turns").asInt()).isEqualTo(2);
        assertThat(status.path("decisions").path("say").asInt()).isEqualTo(2);
        assertThat(status.path("deliveries").path("passive").asInt()).isEqualTo(2);
        assertThat(status.path("bound").asInt()).isPositive();
    }

    @ParameterizedTest
    @CsvSource({
        "/metrics, X-Forwarded-For, 203.0.113.9",
        "/metrics, Via, 1.1 proxy",
        "/status, Forwarded, for=203.0.113.9",
        "/status, X-Real-IP, 203.0.113.9"
    })
    void whatAProxyPassesOnIsNotFromThisMachine(String path, String header, String value) throws Exception {
        try (HttpClient client = HttpClient.newHttpClient()) {
            HttpResponse<String> response = client.send(
                    HttpRequest.newBuilder(URI.create(server.url() + path))
                            .header(header, value)
                            .build(),
                    BodyHandlers.ofString());

            assertThat(response.statusCode()).isEqualTo(403);
            assertThat(response.body()).contains("server.monitoring").doesNotContain("yingda_");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"/health/live", "/health/ready"})
    void healthIsForWhoeverBalancesTheLoad(String path) throws Exception {
        try (HttpClient client = HttpClient.newHttpClient()) {
            HttpRequest passedOn = HttpRequest.newBuilder(URI.create(server.url() + path))
                    .header("X-Forwarded-For", "203.0.113.9")
                    .build();

            assertThat(client.send(passedOn, BodyHandlers.discarding()).statusCode())
                    .isEqualTo(200);
        }
    }
}
