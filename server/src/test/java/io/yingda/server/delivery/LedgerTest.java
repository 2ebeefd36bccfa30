package io.yingda.server.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import io.yingda.engine.message.Event;
import io.yingda.engine.message.FollowerId;
import io.yingda.engine.message.Header;
import io.yingda.engine.message.Inbound;
import io.yingda.server.settings.Allowances;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.Test;

class LedgerTest {

    private static final Instant NOON = Instant.parse("2026-11-23T12:00:00Z");
    private static final Header HEADER = new Header(new FollowerId("shop", "oA"), "gh_1", NOON, "1");
    private static final Inbound MESSAGE = new Inbound.Text(HEADER, "你好", null);
    private static final Inbound CLICK = new Event.MenuClick(HEADER, "K");

    private final Grants grants = new Grants(Allowances.DEFAULT);

    @Test
    void aMessageAllowsFiveWithinTwoDays() {
        Ledger ledger = after(MESSAGE, Ledger.EMPTY, NOON);

        assertThat(ledger.left(NOON.plus(Duration.ofHours(47)))).isEqualTo(5);
        assertThat(ledger.left(NOON.plus(Duration.ofDays(2)))).isZero();
    }

    @Test
    void aClickAllowsThreeWithinAMinute() {
        Ledger ledger = after(CLICK, Ledger.EMPTY, NOON);

        assertThat(ledger.left(NOON.plusSeconds(59))).isEqualTo(3);
        assertThat(ledger.left(NOON.plusSeconds(60))).isZero();
    }

    @Test
    void aClickInAChatMenuCountsAsAClick() {
        assertThat(after(new Inbound.Text(HEADER, "1", "item"), Ledger.EMPTY, NOON)
                        .left(NOON))
                .isEqualTo(3);
    }

    @Test
    void aPaymentSetsNoLimit() {
        Inbound payment = new Event.Card(HEADER, Event.CardAction.USER_PAY_FROM_PAY_CELL, Map.of());
        Ledger ledger = after(payment, Ledger.EMPTY, NOON).spent(NOON);

        assertThat(ledger.left(NOON)).isEqualTo(Grant.UNLIMITED);
    }

    @Test
    void leavingOrReadingAllowsNothing() {
        assertThat(after(new Event.MenuView(HEADER, "u", null), Ledger.EMPTY, NOON)
                        .left(NOON))
                .isZero();
        assertThat(after(new Inbound.Other(HEADER, "event:new", Map.of()), Ledger.EMPTY, NOON)
                        .left(NOON))
                .isZero();
    }

    @Test
    void theShorterAllowanceIsSpentFirst() {
        Ledger ledger = after(CLICK, after(MESSAGE, Ledger.EMPTY, NOON), NOON);
        assertThat(ledger.left(NOON)).isEqualTo(8);
        for (int sent = 0; sent < 3; sent++) {
            ledger = ledger.spent(NOON);
        }

        assertThat(ledger.left(NOON.plusSeconds(61))).isEqualTo(5);
        for (int sent = 0; sent < 5; sent++) {
            ledger = ledger.spent(NOON);
        }
        assertThat(ledger.left(NOON)).isZero();
        assertThat(ledger.spent(NOON).left(NOON)).isZero();
    }

    @Test
    void aMessageRenewsWhatWasSpentOrDenied() {
        Ledger denied = after(MESSAGE, Ledger.EMPTY, NOON).exhausted().withNotice();
        assertThat(denied.left(NOON)).isZero();
        assertThat(denied.noticed()).isTrue();

        Ledger renewed = after(MESSAGE, denied, NOON);
        assertThat(renewed.left(NOON)).isEqualTo(5);
        assertThat(renewed.noticed()).isFalse();
    }

    private Ledger after(Inbound inbound, Ledger before, Instant at) {
        return before.with(grants.of(inbound, at));
    }
}
