package io.yingda.server.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Whoever follows the link of the demonstration. */
class GuestTest {

    @Test
    @Timeout(120)
    void isThereForWhoeverAsksForAHuman(@TempDir Path cache) throws Exception {
        try (SmallMerchant merchant = new SmallMerchant(SmallMerchant.home(), cache);
                HttpClient client = HttpClient.newHttpClient()) {
            HttpResponse<String> entered = client.send(
                    HttpRequest.newBuilder(merchant.demo().agentLink()).build(), BodyHandlers.ofString());
            String cookie =
                    entered.headers().firstValue("Set-Cookie").orElseThrow().split(";", 2)[0];

            HttpResponse<String> desk = client.send(
                    HttpRequest.newBuilder(URI.create(merchant.demo().server().url() + "/api/desk"))
                            .header("Cookie", cookie)
                            .build(),
                    BodyHandlers.ofString());

            JsonNode told = new ObjectMapper().readTree(desk.body());
            assertThat(told.path("me").path("presence").asText()).isEqualTo("online");
            assertThat(told.path("agents").get(0).path("presence").asText()).isEqualTo("online");
        }
    }
}
