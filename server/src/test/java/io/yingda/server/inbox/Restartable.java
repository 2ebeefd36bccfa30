package io.yingda.server.inbox;

import io.yingda.engine.message.FollowerId;
import io.yingda.engine.message.Header;
import io.yingda.engine.message.Inbound;
import io.yingda.engine.turn.Bot;
import io.yingda.server.StoredServer;
import io.yingda.server.TestBot;
import io.yingda.server.delivery.StoredOutbox;
import io.yingda.server.desk.ServiceDesk;
import io.yingda.server.nodes.Realm;
import io.yingda.server.store.Database;
import java.util.List;

/** A durable inbox with everything behind it, as one life of a server has it. */
record Restartable(Database database, DurableInbox inbox, ServiceDesk desk, StoredOutbox outbox)
        implements AutoCloseable {

    static final FollowerId ANNA = new FollowerId("shop", "oA");

    static Restartable on(Database database, Bot bot) {
        return on(database, bot, Realm.EVERYBODY);
    }

    static Restartable on(Database database, Bot bot, Realm realm) {
        StoredServer server = StoredServer.on(database, bot, TestBot.CLOCK, realm);
        return new Restartable(database, server.household().inbox(), server.desk(), server.outbox());
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
