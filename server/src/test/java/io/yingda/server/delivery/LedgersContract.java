package io.yingda.server.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import io.yingda.engine.message.FollowerId;
import java.time.Instant;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What every keeper of ledgers does. */
public abstract class LedgersContract {

    private static final FollowerId ANNA = new FollowerId("shop", "oA");
    private static final FollowerId BEN = new FollowerId("shop", "oB");
    private static final Instant NOON = Instant.parse("2026-11-23T12:00:00Z");

    private Ledgers ledgers;

    /** An empty one. */
    protected abstract Ledgers open() throws Exception;

    @BeforeEach
    void begin() throws Exception {
        ledgers = open();
    }

    @Test
    void nothingIsKnownOfAStranger() {
        assertThat(ledgers.of(ANNA)).isEqualTo(Ledger.EMPTY);
    }

    @Test
    void keepsWhatAChangeMadeOfALedger() {
        ledgers.update(ANNA, ledger -> ledger.with(new Grant(Grant.Kind.MESSAGE, NOON, 5)));
        ledgers.update(ANNA, ledger -> ledger.with(new Grant(Grant.Kind.EVENT, NOON.plusSeconds(60), Grant.UNLIMITED)));
        ledgers.update(ANNA, Ledger::withNotice);

        assertThat(ledgers.of(ANNA)).isEqualTo(new Ledger(NOON, 5, NOON.plusSeconds(60), Grant.UNLIMITED, true));
        assertThat(ledgers.of(BEN)).isEqualTo(Ledger.EMPTY);
    }

    @Test
    void forgetsAFollower() {
        ledgers.update(ANNA, Ledger::withNotice);
        ledgers.erase(ANNA);

        assertThat(ledgers.of(ANNA)).isEqualTo(Ledger.EMPTY);
    }
}
