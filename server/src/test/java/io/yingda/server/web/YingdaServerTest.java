package io.yingda.server.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.yingda.engine.turn.BotSettings;
import io.yingda.server.TestBot;
import io.yingda.server.delivery.Delivery;
import io.yingda.server.inbox.Inbox;
import io.yingda.server.inbox.MemoryInbox;
import io.yingda.server.settings.AccountSettings;
import io.yingda.server.settings.Limits;
import io.yingda.server.settings.Search;
import io.yingda.server.settings.SearchModel;
import io.yingda.server.settings.Settings;
import io.yingda.server.settings.WeChatSettings;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class YingdaServerTest {

    @Test
    void saysSoWhenThePortIsTaken() throws Exception {
        try (YingdaServer first = start(0)) {
            assertThatThrownBy(() -> start(first.port()))
                    .isInstanceOf(IOException.class)
                    .hasMessageContaining(Integer.toString(first.port()));
        }
    }

    @Test
    void namesWhereItIsReached() throws Exception {
        try (YingdaServer server = start(0)) {
            assertThat(server.url()).isEqualTo("http://127.0.0.1:" + server.port());
        }
    }

    @Test
    void aTurnThatCannotBeKeptIsWeChatsToTryAgainAndNoOverload() throws Exception {
        MemoryInbox broken = new MemoryInbox(
                inbound -> {
                    throw new IllegalStateException("MARKER");
                },
                1);
        try (Logged logged = new Logged();
                Rig rig = new Rig(start(0, broken))) {
            assertThat(rig.push("plain", Rig.text("oA", "1", "你好")).statusCode())
                    .isEqualTo(500);
            assertThat(logged.text())
                    .contains("account plain: what came of it could not be kept")
                    .doesNotContain("MARKER", "too many turns");
        }
    }

    private static YingdaServer start(int port) throws IOException {
        Delivery delivery = TestBot.delivery();
        return start(port, new MemoryInbox(inbound -> delivery.keep(inbound, List.of()), 1));
    }

    private static YingdaServer start(int port, Inbox inbox) throws IOException {
        Map<String, AccountSettings> accounts =
                Map.of("plain", Rig.account("plain", AccountSettings.Mode.PLAIN, AccountSettings.DeskKind.YINGDA));
        return YingdaServer.start(
                new Settings(
                        "127.0.0.1",
                        port,
                        accounts,
                        TestBot.HOURS,
                        BotSettings.DEFAULT,
                        Limits.DEFAULT,
                        1,
                        Search.by(SearchModel.NONE),
                        WeChatSettings.DEFAULT,
                        TestBot.NOWHERE),
                inbox,
                TestBot.CLOCK,
                List.of());
    }
}
