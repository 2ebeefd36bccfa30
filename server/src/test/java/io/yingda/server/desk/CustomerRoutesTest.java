package io.yingda.server.desk;

import static io.yingda.server.desk.DeskServer.CHEN;
import static io.yingda.server.desk.DeskServer.LI;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.yingda.server.store.Dialect;
import io.yingda.server.store.TestStore;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What pages ask of who is one customer. */
@Timeout(120)
class CustomerRoutesTest {

    private final TestStore store = TestStore.empty(Dialect.SQLITE);
    private final DeskServer server = new DeskServer(store.open());

    CustomerRoutesTest() throws Exception {}

    @AfterEach
    void close() {
        server.close();
        store.close();
    }

    @Test
    void anAgentSeesWhoElseIsTheCustomerAndOnlyASupervisorPartsThem() throws Exception {
        server.writes("oAnna", "人工");
        server.writes("oBen", "你好");
        for (String follower : new String[] {"shop/oAnna", "shop/oBen"}) {
            store.execute("INSERT INTO customer (follower, kind, value, author, began_at) VALUES ('" + follower
                    + "', 'member', 'HM10000001', 'follower', 1)");
        }
        String conversation =
                server.get(LI, "").body().at("/conversations/0/id").asText();
        String customer = "/conversations/" + conversation + "/customer";

        JsonNode seen = server.get(LI, customer).body();
        assertThat(seen.path("others").findValuesAsText("name")).containsExactly("粉丝 oBen");
        assertThat(seen.at("/links/0/shown").asText()).isEqualTo("HM****01");
        assertThat(seen.toString()).doesNotContain("HM10000001");

        String link = "{\"link\":\"" + seen.at("/links/0/id").asText() + "\"}";
        assertThat(server.post(LI, customer + "/part", link).status()).isEqualTo(403);
        JsonNode parted = server.post(CHEN, customer + "/part", link).body();
        assertThat(parted.path("others")).isEmpty();
        assertThat(parted.at("/links/0/endedBy").asText()).isEqualTo("CHEN");
        assertThat(server.gate.done).contains("chen customer-parted");
        assertThat(server.post(CHEN, customer + "/part", link).status()).isEqualTo(409);
    }
}
