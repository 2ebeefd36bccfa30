package io.yingda.server.conversations;

import static org.assertj.core.api.Assertions.assertThat;

import io.yingda.engine.message.Event;
import io.yingda.engine.message.FollowerId;
import io.yingda.engine.message.Header;
import io.yingda.engine.message.Inbound;
import io.yingda.engine.turn.Turn;
import io.yingda.server.TestBot;
import io.yingda.server.delivery.Grant;
import io.yingda.server.delivery.Ledger;
import io.yingda.server.delivery.StoredLedgers;
import io.yingda.server.store.Database;
import io.yingda.server.store.Dialect;
import io.yingda.server.store.TestStore;
import java.time.Instant;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class StoredConversationsTest {

    private static final FollowerId ANNA = new FollowerId("shop", "oA");
    private static final FollowerId BEN = new FollowerId("shop", "oB");

    @ParameterizedTest
    @EnumSource(Dialect.class)
    void givesBackWhatTheLastTurnLeftAlsoAfterARestart(Dialect dialect) {
        try (TestStore store = TestStore.empty(dialect)) {
            StoredConversations conversations = conversations(store.open(), 10);
            assertThat(conversations.load(ANNA, TestBot.NOW)).isEqualTo(Known.nothing(ANNA, TestBot.NOW));
            turn(conversations, new Inbound.Text(header(ANNA), "你好", null));
            Turn turn = turn(conversations, new Event.Scan(header(ANNA), "门店", null));
            Known left = new Known(turn.conversation(), turn.follower());

            assertThat(left.conversation().turns()).isEqualTo(2);
            assertThat(conversations.load(ANNA, Instant.EPOCH)).isEqualTo(left);
            assertThat(conversations(store.reopen(), 10).load(ANNA, Instant.EPOCH))
                    .isEqualTo(left);
        }
    }

    @ParameterizedTest
    @EnumSource(Dialect.class)
    void whoWasPushedOutOfMemoryIsKnownAllTheSame(Dialect dialect) {
        try (TestStore store = TestStore.empty(dialect)) {
            StoredConversations conversations = conversations(store.open(), 1);
            turn(conversations, new Inbound.Text(header(ANNA), "你好", null));
            turn(conversations, new Inbound.Text(header(BEN), "你好", null));

            assertThat(conversations.load(ANNA, TestBot.NOW).conversation().turns())
                    .isEqualTo(1);
        }
    }

    @ParameterizedTest
    @EnumSource(Dialect.class)
    void anUnfollowErasesTheFollower(Dialect dialect) {
        try (TestStore store = TestStore.empty(dialect)) {
            StoredConversations conversations = conversations(store.open(), 10);
            turn(conversations, new Inbound.Text(header(ANNA), "你好", null));
            turn(conversations, new Event.Unfollow(header(ANNA)));

            assertThat(conversations.load(ANNA, TestBot.NOW).conversation().turns())
                    .isZero();
        }
    }

    @ParameterizedTest
    @EnumSource(Dialect.class)
    void theLedgerInTheSameRowIsReadWithIt(Dialect dialect) {
        try (TestStore store = TestStore.empty(dialect)) {
            StoredConversations conversations = conversations(store.open(), 10);
            turn(conversations, new Inbound.Text(header(ANNA), "你好", null));
            Database database = store.reopen();
            Ledger written = Ledger.EMPTY.with(new Grant(Grant.Kind.MESSAGE, TestBot.NOW.plusSeconds(60), 5));
            new StoredLedgers(database, 10).update(ANNA, before -> written);
            database.flush();

            StoredLedgers ledgers = new StoredLedgers(database, 10);
            new StoredConversations(database, ledgers, 10).load(ANNA, TestBot.NOW);
            store.execute("UPDATE follower SET ledger = NULL");

            assertThat(ledgers.of(ANNA)).isEqualTo(written);
        }
    }

    private static StoredConversations conversations(Database database, int bound) {
        return new StoredConversations(database, new StoredLedgers(database, bound), bound);
    }

    private static Turn turn(Conversations conversations, Inbound inbound) {
        Known known = conversations.load(inbound.header().follower(), TestBot.NOW);
        Turn turn = TestBot.echoing().turn(known.conversation(), known.follower(), inbound);
        conversations.keep(turn);
        return turn;
    }

    private static Header header(FollowerId follower) {
        return new Header(follower, "gh_1", TestBot.NOW, "key");
    }
}
