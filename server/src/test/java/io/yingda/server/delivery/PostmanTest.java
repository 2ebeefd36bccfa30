package io.yingda.server.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import io.yingda.engine.message.FollowerId;
import io.yingda.engine.message.Reply;
import io.yingda.server.api.OnlineAgent;
import io.yingda.server.api.ScriptedApi;
import io.yingda.server.settings.AccountSettings;
import io.yingda.server.settings.AccountSettings.DeskKind;
import io.yingda.server.settings.AccountSettings.Mode;
import io.yingda.server.settings.NoticeSettings;
import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PostmanTest {

    private static final FollowerId ANNA = new FollowerId("shop", "oA");
    private static final Instant NOW = Instant.parse("2026-11-23T03:00:00Z");
    private static final NoticeSettings NOTICE =
            new NoticeSettings(false, "T1", "https://example.com", Map.of("thing1", "{text}", "time2", "{time}"));

    private final ScriptedApi api = new ScriptedApi();
    private final Ledgers ledgers = new MemoryLedgers(10);
    private final Circuits circuits = new Circuits();
    private Postman postman = postman(true, null);

    @Test
    void sendsAndSpendsTheAllowance() {
        allow(2);

        assertThat(send(text("您好"))).isEqualTo(new Outcome.Delivered(Way.CUSTOMER_SERVICE, NOW));
        assertThat(api.sent).containsExactly("oA: 您好");
        assertThat(ledgers.of(ANNA).left(NOW)).isEqualTo(1);
    }

    @Test
    void callsNothingWhenNothingIsAllowed() {
        assertThat(send(text("您好"))).isEqualTo(new Outcome.Waiting(0));
        assertThat(api.calls).isZero();
    }

    @Test
    void keepsWhatAnAccountWithoutTheRightCannotSend() {
        allow(5);
        postman = postman(false, null);

        assertThat(send(text("您好"))).isEqualTo(new Outcome.Waiting(0));
        assertThat(api.calls).isZero();
    }

    @ParameterizedTest
    @ValueSource(ints = {45015, 45047})
    void theLedgerBelievesWeChat(int code) {
        allow(5);
        api.codes.add(code);

        assertThat(send(text("您好"))).isEqualTo(new Outcome.Waiting(code));
        assertThat(ledgers.of(ANNA).left(NOW)).isZero();
        assertThat(circuits.of("shop").state(NOW)).isEqualTo(Circuit.State.CLOSED);
    }

    @ParameterizedTest
    @ValueSource(ints = {-1, 45011})
    void aBusyWeChatIsAskedAgainAfterAPauseThatGrows(int code) {
        allow(5);
        api.codes.addAll(List.of(code, code));

        assertThat(send(text("您好"))).isEqualTo(new Outcome.Later(NOW.plusSeconds(1), code));
        Kept tried =
                Kept.fresh(1, "1", new Reply.Text("您好")).tried(code).tried(code).tried(code);
        assertThat(send(Pick.whole(tried))).isEqualTo(new Outcome.Later(NOW.plusSeconds(8), code));
        assertThat(ledgers.of(ANNA).left(NOW)).isEqualTo(5);
    }

    @Test
    void aSpentQuotaRestsTheAccountUntilMidnightInChina() {
        allow(5);
        api.codes.add(45009);

        Instant midnight = Instant.parse("2026-11-23T16:00:00Z");
        assertThat(send(text("您好"))).isEqualTo(new Outcome.Later(midnight, 45009));
        assertThat(circuits.resting(NOW)).containsExactly("shop");
        assertThat(circuits.resting(midnight)).isEmpty();
    }

    @Test
    void wrongSettingsRestTheAccountForAWhile() {
        allow(5);
        api.codes.add(40164);

        assertThat(send(text("您好"))).isEqualTo(new Outcome.Later(NOW.plusSeconds(600), 40164));
        assertThat(circuits.resting(NOW)).containsExactly("shop");
    }

    @ParameterizedTest
    @ValueSource(ints = {40003, 43004, 43019, 48002, 50005, 40008, 99999})
    void whatWeChatWillNeverTakeIsGivenUp(int code) {
        allow(5);
        api.codes.add(code);

        assertThat(send(text("您好"))).isEqualTo(new Outcome.Failed(code, NOW));
    }

    @Test
    void aTextThatWeChatFindsTooLongIsCutShorter() {
        allow(5);
        api.codes.add(45002);
        Kept text = Kept.fresh(1, "1", new Reply.Text("字".repeat(600)));

        assertThat(send(postman.plan(List.of(text)).orElseThrow())).isEqualTo(new Outcome.Later(NOW, 45002));
        Pick shorter = postman.plan(List.of(text.tried(45002))).orElseThrow();
        assertThat(shorter.reply().asText()).hasSize(333);
        assertThat(shorter.left().getFirst().reply().asText()).hasSize(267);
    }

    @Test
    void articleCardsGoOneByOne() {
        Reply.NewsItem card = new Reply.NewsItem("t", "d", "p", "u");
        Kept cards = Kept.fresh(1, "1", new Reply.News(Collections.nCopies(3, card)));

        Pick first = postman.plan(List.of(cards)).orElseThrow();
        assertThat(first.reply()).isEqualTo(new Reply.News(List.of(card)));
        assertThat(first.left().getFirst().reply()).isEqualTo(new Reply.News(List.of(card, card)));
    }

    @Test
    void aNoticeTellsOnceThatAReplyWaits() {
        postman = postman(true, NOTICE);
        Pick longOne = text("您的退款已经原路退回，预计一到三个工作日到账，请留意短信通知");

        assertThat(send(longOne)).isEqualTo(new Outcome.Waiting(0));
        assertThat(send(longOne)).isEqualTo(new Outcome.Waiting(0));
        assertThat(api.notices).hasSize(1);
        assertThat(api.notices.getFirst().fields())
                .containsEntry("thing1", "您的退款已经原路退回，预计一到三个工作…")
                .containsEntry("time2", "2026-11-23 11:00");
    }

    @Test
    void aNoticeThatSaysTheWholeReplyDeliversIt() {
        postman = postman(true, NOTICE);

        assertThat(send(text("已发货"))).isEqualTo(new Outcome.Delivered(Way.NOTICE, NOW));
        assertThat(api.notices.getFirst().fields()).containsEntry("thing1", "已发货");
    }

    @Test
    void aNoticeTheFollowerDidNotAgreeToLeavesTheReplyWaiting() {
        postman = postman(true, NOTICE);
        api.codes.add(43101);

        assertThat(send(text("已发货"))).isEqualTo(new Outcome.Waiting(43101));
        assertThat(send(text("已发货"))).isEqualTo(new Outcome.Waiting(0));
        assertThat(api.calls).isEqualTo(1);
    }

    @Test
    void aLateHandOverOpensASessionWithWhoeverHasLeastToDo() {
        api.online.add(new OnlineAgent("busy@shop", 7));
        api.online.add(new OnlineAgent("free@shop", 2));

        assertThat(send(Pick.whole(Kept.fresh(1, "1", new Reply.Transfer(null)))))
                .isEqualTo(new Outcome.Delivered(Way.SESSION, NOW));
        assertThat(api.sessions).containsEntry("oA", "free@shop");
    }

    @Test
    void aLateHandOverWaitsWhenNobodyIsThere() {
        assertThat(send(Pick.whole(Kept.fresh(1, "1", new Reply.Transfer(null)))))
                .isEqualTo(new Outcome.Waiting(0));
    }

    private void allow(int messages) {
        ledgers.update(
                ANNA, ledger -> ledger.with(new Grant(Grant.Kind.MESSAGE, NOW.plus(Duration.ofDays(2)), messages)));
    }

    private Outcome send(Pick pick) {
        return postman.send(new Pickup.Dispatch(ANNA, pick));
    }

    private static Pick text(String text) {
        return Pick.whole(Kept.fresh(1, "1", new Reply.Text(text)));
    }

    private Postman postman(boolean customerService, @Nullable NoticeSettings notice) {
        AccountSettings account = new AccountSettings(
                "shop",
                "shop",
                "wx",
                "gh_1",
                "tok",
                null,
                null,
                "s",
                Mode.PLAIN,
                DeskKind.YINGDA,
                customerService,
                notice);
        return new Postman(
                Map.of("shop", account), name -> Optional.of(api), ledgers, MediaIds.NONE, circuits, 2_000, () -> NOW);
    }
}
