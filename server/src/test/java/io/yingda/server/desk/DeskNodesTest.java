package io.yingda.server.desk;

import static io.yingda.server.desk.DeskServer.CHEN;
import static io.yingda.server.desk.DeskServer.LI;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.yingda.server.desk.DeskServer.Page;
import io.yingda.server.store.Dialect;
import io.yingda.server.store.TestStore;
import java.util.HashSet;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Two nodes on one database are one desk. */
@Timeout(120)
class DeskNodesTest {

    private static final int FOLLOWERS = 8;

    @Test
    void whatAnAgentWritesOnOneNodeIsSentByTheNodeOfTheFollowerAndSeenOnTheOther() throws Exception {
        try (TestStore store = TestStore.empty(Dialect.POSTGRESQL);
                DeskServer first = new DeskServer(store.open());
                DeskServer second = new DeskServer(store.open())) {
            while (store.count("(SELECT DISTINCT node FROM share WHERE node IS NOT NULL) AS nodes") < 2) {
                Thread.onSpinWait();
            }
            for (int number = 0; number < FOLLOWERS; number++) {
                first.writes("o" + number, "人工");
            }
            String cursor = first.get(CHEN, "").body().path("cursor").asText();
            JsonNode rows = second.get(LI, "").body().path("conversations");
            assertThat(rows).hasSize(FOLLOWERS);
            try (Page page = first.new Page(CHEN, cursor)) {
                int number = 0;
                for (JsonNode row : rows) {
                    String of = "/conversations/" + row.path("id").asText();
                    assertThat(second.post(LI, of + "/take", "").status()).isEqualTo(200);
                    second.post(LI, of + "/messages", "{\"text\":\"第" + number + "位\",\"clientKey\":\"k\"}");
                    page.linesUntil("第" + number++ + "位");
                }
                Set<String> sent = new HashSet<>();
                while (sent.size() < FOLLOWERS) {
                    String body = first.sent.poll(50, TimeUnit.MILLISECONDS);
                    String other = second.sent.poll(50, TimeUnit.MILLISECONDS);
                    add(sent, body);
                    add(sent, other);
                }
                assertThat(sent).hasSize(FOLLOWERS);
            }
        }
    }

    private static void add(Set<String> sent, @Nullable String body) {
        for (int number = 0; number < FOLLOWERS; number++) {
            if (body != null && body.contains("第" + number + "位")) {
                sent.add("第" + number + "位");
            }
        }
    }
}
