package io.yingda.server.inbox;

import io.yingda.engine.message.FollowerId;
import io.yingda.engine.message.Header;
import io.yingda.engine.message.Inbound;
import io.yingda.engine.turn.Bot;
import io.yingda.engine.turn.BotSettings;
import io.yingda.server.TestBot;
import io.yingda.server.conversations.StoredConversations;
import io.yingda.server.delivery.Circuits;
import io.yingda.server.delivery.Delivery;
import io.yingda.server.delivery.DeliveryListener;
import io.yingda.server.delivery.MediaIds;
import io.yingda.server.delivery.StoredLedgers;
import io.yingda.server.delivery.StoredOutbox;
import io.yingda.server.desk.DeskFigures;
import io.yingda.server.desk.ServiceDesk;
import io.yingda.server.nodes.Realm;
import io.yingda.server.settings.Allowances;
import io.yingda.server.settings.Limits;
import io.yingda.server.settings.Search;
import io.yingda.server.settings.SearchModel;
import io.yingda.server.settings.Settings;
import io.yingda.server.settings.WeChatSettings;
import io.yingda.server.store.Database;
import io.yingda.server.store.Identifiers;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;

/** A durable inbox with everything behind it, as one life of a server has it. */
record Restartable(Database database, DurableInbox inbox, ServiceDesk desk, StoredOutbox outbox)
        implements AutoCloseable {

    static final FollowerId ANNA = new FollowerId("shop", "oA");

    static Restartable on(Database database, Bot bot) {
        return on(database, bot, Realm.EVERYBODY);
    }

    static Restartable on(Database database, Bot bot, Realm realm) {
        Settings settings = new Settings(
                "127.0.0.1",
                0,
                Map.of(),
                TestBot.HOURS,
                BotSettings.DEFAULT,
                Limits.DEFAULT,
                1,
                Search.by(SearchModel.NONE),
                WeChatSettings.DEFAULT,
                TestBot.NOWHERE);
        Identifiers identifiers = Identifiers.of(database, TestBot.CLOCK, 0);
        StoredOutbox outbox = new StoredOutbox(database, identifiers, realm);
        StoredLedgers ledgers = new StoredLedgers(database, 100);
        StoredConversations conversations = new StoredConversations(database, 100);
        Delivery delivery = new Delivery(
                Map.of(),
                Limits.DEFAULT,
                Allowances.DEFAULT,
                outbox,
                ledgers,
                MediaIds.NONE,
                new Circuits(),
                DeliveryListener.NONE,
                TestBot.CLOCK);
        ServiceDesk desk = new ServiceDesk(
                settings,
                database,
                identifiers,
                outbox,
                ledgers,
                realm,
                new DeskFigures(settings, TestBot.CLOCK),
                UnaryOperator.identity(),
                Map::of,
                TestBot.CLOCK);
        BotTurn turn = new BotTurn(bot, conversations, desk, delivery, TurnListener.NONE, "抱歉", TestBot.CLOCK);
        Household household = new Household(
                database,
                identifiers,
                turn,
                conversations,
                outbox,
                ledgers,
                desk.store(),
                desk.steps(),
                1_000,
                Burst.NONE,
                realm);
        household.takeUp(follower -> true);
        return new Restartable(database, household.inbox(), desk, outbox);
    }

    static Inbound text(FollowerId follower, String key, String words) {
        return new Inbound.Text(header(follower, key), words, null);
    }

    static Header header(FollowerId follower, String key) {
        return new Header(follower, "gh_1", TestBot.NOW, follower.account() + '/' + follower.openId() + '/' + key);
    }

    /** What was said, turn by turn. */
    List<String> said() {
        return database.jdbi()
                .withHandle(handle -> handle.createQuery("SELECT replies FROM turn ORDER BY id")
                        .mapTo(String.class)
                        .list());
    }

    long count(String table) {
        return database.jdbi()
                .withHandle(handle -> handle.createQuery("SELECT count(*) FROM " + table)
                        .mapTo(Long.class)
                        .one());
    }

    @Override
    public void close() {
        inbox.close();
        database.close();
    }
}
