package io.yingda.server.desk;

import static io.yingda.server.desk.DeskRig.ANNA;
import static org.assertj.core.api.Assertions.assertThat;

import io.yingda.engine.message.Event;
import io.yingda.server.TestBot;
import io.yingda.server.desk.handover.HandOver;
import io.yingda.server.desk.handover.State;
import io.yingda.server.desk.history.Line;
import io.yingda.server.settings.AccountSettings;
import io.yingda.server.settings.AccountSettings.DeskKind;
import io.yingda.server.settings.AccountSettings.Mode;
import io.yingda.server.settings.DeskSettings;
import io.yingda.server.store.Database;
import io.yingda.server.store.Dialect;
import io.yingda.server.store.TestStore;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** An account whose followers are served by WeChat's own desk. */
@Timeout(120)
class WeChatDeskTest {

    private static final String ONLINE = "/cgi-bin/customservice/getonlinekflist";

    private final MovingClock clock = new MovingClock(TestBot.NOW);
    private final TestStore store = TestStore.empty(Dialect.SQLITE);

    private DeskRig rig(Database database) {
        AccountSettings account = new AccountSettings(
                "shop",
                "小店",
                "wxb11529c136998cb6",
                "gh_1",
                "tok12345",
                null,
                null,
                "s3cret",
                Mode.PLAIN,
                DeskKind.WECHAT);
        return new DeskRig(database, clock, DeskSettings.DEFAULT, DeskRig.bot(clock), Map.of("shop", account));
    }

    private DeskServer server(String online) throws Exception {
        return new DeskServer(
                store.open(),
                DeskKind.WECHAT,
                null,
                wechat -> wechat.answer(ONLINE, "{\"kf_online_list\":[" + online + "]}"));
    }

    @Test
    void aFollowerIsTransferredOnlyOnceWeChatSaysThatSomebodyIsThere() throws Exception {
        try (store;
                DeskServer server = server("")) {
            assertThat(server.wechat.asked(ONLINE)).isNotEmpty();

            assertThat(server.writes("oAnna", "人工")).contains("现在没有客服在线").doesNotContain("transfer_customer_service");
        }
    }

    @Test
    void aFollowerIsTransferredInAnswerToTheMessage() throws Exception {
        try (store;
                DeskServer server = server("{\"kf_account\":\"a@shop\",\"status\":1,\"kf_id\":\"1\"}")) {
            assertThat(server.wechat.asked(ONLINE)).isNotEmpty();

            assertThat(server.writes("oAnna", "人工"))
                    .contains("<MsgType><![CDATA[transfer_customer_service]]></MsgType>")
                    .doesNotContain("请稍等");
            assertThat(server.get(DeskServer.CHEN, "")
                            .body()
                            .path("conversations")
                            .get(0)
                            .path("agent")
                            .path("id")
                            .asText())
                    .isEqualTo("wechat");
        }
    }

    @Test
    void theDeskFollowsTheSessionAtWeChatUntilItIsClosed() throws Exception {
        try (store;
                DeskRig rig = rig(store.open())) {
            rig.writes(ANNA, "人工");
            HandOver handOver = rig.open(ANNA);
            assertThat(handOver.isWithWeChat()).isTrue();
            assertThat(handOver.agent()).isEqualTo("微信客服");

            rig.accept(new Event.HumanSessionCreated(rig.header(ANNA), "a@shop"));
            rig.writes(ANNA, "我的快递呢");
            rig.accept(new Event.HumanSessionSwitched(rig.header(ANNA), "a@shop", "b@shop"));
            assertThat(rig.reaches(ANNA)).doesNotContain("答：我的快递呢");
            rig.accept(new Event.HumanSessionClosed(rig.header(ANNA), "b@shop"));

            assertThat(rig.isOpen(ANNA)).isFalse();
            assertThat(rig.desk.history().before(ANNA, null, 50).lines())
                    .filteredOn(line -> line.from().equals("event"))
                    .extracting(Line::text)
                    .containsExactly("转人工，进入 售后", "微信客服 a@shop 接入", "微信客服从 a@shop 转给 b@shop", "微信客服 b@shop 结束会话");
            rig.writes(ANNA, "几点关门");
            assertThat(rig.reaches(ANNA)).contains("答：几点关门");
        }
    }

    @Test
    void aSessionInWhichNobodyWritesForHalfAnHourIsOver() throws Exception {
        try (store;
                DeskRig rig = rig(store.open())) {
            rig.writes(ANNA, "人工");
            rig.accept(new Event.HumanSessionCreated(rig.header(ANNA), "a@shop"));

            rig.passes(Duration.ofMinutes(29));
            assertThat(rig.open(ANNA).state()).isEqualTo(State.AGENT);
            rig.passes(Duration.ofMinutes(2));
            assertThat(rig.isOpen(ANNA)).isFalse();
        }
    }

    @Test
    void aSessionGoesOnWhileTheFollowerWrites() throws Exception {
        try (store;
                DeskRig rig = rig(store.open())) {
            rig.writes(ANNA, "人工");
            rig.accept(new Event.HumanSessionCreated(rig.header(ANNA), "a@shop"));

            rig.passes(Duration.ofMinutes(20));
            rig.writes(ANNA, "还在吗");
            rig.passes(Duration.ofMinutes(20));
            assertThat(rig.isOpen(ANNA)).isTrue();
            rig.passes(Duration.ofMinutes(11));
            assertThat(rig.isOpen(ANNA)).isFalse();
        }
    }
}
