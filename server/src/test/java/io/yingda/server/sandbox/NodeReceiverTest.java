package io.yingda.server.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.yingda.server.settings.AccountSettings.Mode;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What the sandbox pushes is understood by a server nobody here wrote, and what that answers is shown. */
@Timeout(180)
class NodeReceiverTest {

    private static final Duration LONG = Duration.ofSeconds(20);

    @ParameterizedTest
    @EnumSource(Mode.class)
    void inEveryModeBothSidesUnderstandEachOther(Mode mode) throws Exception {
        try (NodeReceiver receiver = new NodeReceiver(environment(mode));
                Visitor visitor = new Visitor(receiver.url(), LONG, mode)) {
            assertThat(visitor.sandbox().verify("shop").toCompletableFuture().join())
                    .as("the address is verified")
                    .isTrue();

            assertThat(shown(visitor, "{\"kind\":\"scan\",\"scene\":\"store-1\"}", "/cards/0/title"))
                    .isEqualTo("欢迎");
            JsonNode follow = receiver.heard();
            assertThat(follow.get("Event").asText()).isEqualTo("subscribe");
            assertThat(follow.get("EventKey").asText()).isEqualTo("qrscene_store-1");
            assertThat(follow.get("FromUserName").asText())
                    .isEqualTo(visitor.sandbox().openId("shop", "lin"));

            assertThat(shown(visitor, "{\"kind\":\"text\",\"text\":\"还能退吗 ]]> <b> 🍼\"}", "/text"))
                    .isEqualTo("收到：还能退吗  <b> 🍼");
            assertThat(receiver.heard().get("Content").asText()).isEqualTo("还能退吗 ]]> <b> 🍼");

            assertThat(shown(visitor, "{\"kind\":\"choose\",\"id\":\"101\",\"text\":\"满意\"}", "/text"))
                    .isEqualTo("收到：满意");
            assertThat(receiver.heard().get("bizmsgmenuid").asText()).isEqualTo("101");

            assertThat(shown(visitor, "{\"kind\":\"image\",\"picture\":\"parcel\"}", "/mediaId"))
                    .isEqualTo(receiver.heard().get("MediaId").asText());

            assertThat(shown(visitor, "{\"kind\":\"voice\",\"seconds\":3,\"recognition\":\"运费\"}", "/text"))
                    .as("a thumbnail that is not there")
                    .isEqualTo("该公众号暂时无法提供服务，请稍后再试");
            assertThat(receiver.heard().get("Recognition").asText()).isEqualTo("运费");

            assertThat(shown(
                            visitor,
                            "{\"kind\":\"location\",\"latitude\":31.2,\"longitude\":121.4,\"label\":\"徐汇\"}",
                            "/text"))
                    .isEqualTo("会话已转给微信客服");
            assertThat(receiver.heard().get("Location_X").asText()).isEqualTo("31.200000");

            visitor.play("{\"kind\":\"agree\",\"template\":\"S1\",\"accept\":true}");
            assertThat(receiver.heard()
                            .at("/SubscribeMsgPopupEvent/List/SubscribeStatusString")
                            .asText())
                    .isEqualTo("accept");
        }
    }

    private static Map<String, String> environment(Mode mode) {
        Map<String, String> environment = new HashMap<>(Map.of("TOKEN", WeChatFacts.TOKEN));
        if (mode != Mode.PLAIN) {
            environment.put("APPID", WeChatFacts.APP_ID);
            environment.put("AESKEY", WeChatFacts.KEY);
        }
        return environment;
    }

    /** What the answer to a move shows. */
    private static String shown(Visitor visitor, String move, String part) throws Exception {
        List<JsonNode> lines = visitor.play(move);
        assertThat(lines).as(move).hasSize(2);
        return lines.get(1).get("content").at(part).asText();
    }
}
