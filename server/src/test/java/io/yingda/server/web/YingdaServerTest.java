package io.yingda.server.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.yingda.engine.turn.BotSettings;
import io.yingda.server.TestBot;
import io.yingda.server.delivery.Delivery;
import io.yingda.server.delivery.MemoryOutbox;
import io.yingda.server.inbox.MemoryInbox;
import io.yingda.server.settings.Limits;
import io.yingda.server.settings.SearchModel;
import io.yingda.server.settings.Settings;
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

    private static YingdaServer start(int port) throws IOException {
        Settings settings = new Settings(
                "127.0.0.1", port, Map.of(), TestBot.HOURS, BotSettings.DEFAULT, Limits.DEFAULT, 1, SearchModel.NONE);
        Delivery delivery = new Delivery(Map.of(), Limits.DEFAULT, new MemoryOutbox(1));
        return YingdaServer.start(
                settings, new MemoryInbox(inbound -> delivery.keep(inbound, List.of()), 1), TestBot.CLOCK, List.of());
    }
}
