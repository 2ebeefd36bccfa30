package io.yingda.server;

import io.yingda.engine.turn.Bot;
import io.yingda.engine.turn.BotSettings;
import io.yingda.engine.turn.Turn;
import io.yingda.server.conversations.StoredConversations;
import io.yingda.server.delivery.Circuits;
import io.yingda.server.delivery.Delivery;
import io.yingda.server.delivery.DeliveryListener;
import io.yingda.server.delivery.MediaIds;
import io.yingda.server.delivery.StoredLedgers;
import io.yingda.server.delivery.StoredOutbox;
import io.yingda.server.desk.DeskFigures;
import io.yingda.server.desk.ServiceDesk;
import io.yingda.server.inbox.BotTurn;
import io.yingda.server.inbox.Burst;
import io.yingda.server.inbox.Household;
import io.yingda.server.inbox.TurnListener;
import io.yingda.server.nodes.Realm;
import io.yingda.server.settings.AccountSettings;
import io.yingda.server.settings.Allowances;
import io.yingda.server.settings.DeskSettings;
import io.yingda.server.settings.Limits;
import io.yingda.server.settings.Search;
import io.yingda.server.settings.SearchModel;
import io.yingda.server.settings.Settings;
import io.yingda.server.settings.TicketSettings;
import io.yingda.server.settings.WeChatSettings;
import io.yingda.server.store.Database;
import io.yingda.server.store.Identifiers;
import io.yingda.server.store.Work;
import java.time.Clock;
import java.util.Map;
import java.util.function.Function;
import java.util.function.UnaryOperator;

/**
 * A durable inbox with everything behind it, as one life of a server has it: a bot, a desk and an outbox that nobody empties,
 * without HTTP before it and WeChat behind it.
 */
public record StoredServer(Household household, ServiceDesk desk, DeskFigures figures, StoredOutbox outbox) {

    /** One that serves everybody, for no account in particular. */
    public static StoredServer on(Database database, Bot bot, Clock clock) {
        return on(database, bot, clock, Realm.EVERYBODY);
    }

    /** @param realm whom it serves */
    public static StoredServer on(Database database, Bot bot, Clock clock, Realm realm) {
        return on(database, bot, Map.of(), DeskSettings.DEFAULT, clock, 0, realm);
    }

    /** @param node its number among those that share the database */
    public static StoredServer on(
            Database database,
            Bot bot,
            Map<String, AccountSettings> accounts,
            DeskSettings deskSettings,
            Clock clock,
            int node) {
        return on(database, bot, accounts, deskSettings, clock, node, Realm.EVERYBODY);
    }

    private static StoredServer on(
            Database database,
            Bot bot,
            Map<String, AccountSettings> accounts,
            DeskSettings deskSettings,
            Clock clock,
            int node,
            Realm realm) {
        return on(database, bot, accounts, deskSettings, TicketSettings.DEFAULT, clock, node, realm);
    }

    /** The same, with departments that work on tickets. */
    public static StoredServer on(
            Database database,
            Bot bot,
            Map<String, AccountSettings> accounts,
            DeskSettings deskSettings,
            TicketSettings tickets,
            Clock clock,
            int node,
            Realm realm) {
        return on(database, bot, accounts, deskSettings, tickets, turn -> batch -> {}, clock, node, realm);
    }

    /** @param notes what turns leave elsewhere */
    public static StoredServer on(
            Database database,
            Bot bot,
            Map<String, AccountSettings> accounts,
            DeskSettings deskSettings,
            TicketSettings tickets,
            Function<Turn, Work> notes,
            Clock clock,
            int node,
            Realm realm) {
        Settings settings = new Settings(
                        "127.0.0.1",
                        0,
                        accounts,
                        TestBot.HOURS,
                        BotSettings.DEFAULT,
                        Limits.DEFAULT,
                        1,
                        Search.by(SearchModel.NONE),
                        WeChatSettings.DEFAULT,
                        TestBot.NOWHERE)
                .with(deskSettings)
                .with(tickets);
        Identifiers identifiers = Identifiers.of(database, clock, node);
        StoredOutbox outbox = new StoredOutbox(database, identifiers, realm);
        StoredLedgers ledgers = new StoredLedgers(database, 100);
        StoredConversations conversations = new StoredConversations(database, ledgers, 100);
        Delivery delivery = new Delivery(
                Map.of(),
                Limits.DEFAULT,
                Allowances.DEFAULT,
                outbox,
                ledgers,
                MediaIds.NONE,
                new Circuits(),
                DeliveryListener.NONE,
                clock);
        DeskFigures figures = new DeskFigures(settings, clock);
        ServiceDesk desk = new ServiceDesk(
                settings,
                database,
                identifiers,
                outbox,
                ledgers,
                realm,
                figures,
                UnaryOperator.identity(),
                Map::of,
                bot::candidates,
                clock);
        Household household = new Household(
                database,
                identifiers,
                new BotTurn(bot, conversations, desk, delivery, TurnListener.NONE, "抱歉", clock),
                conversations,
                outbox,
                ledgers,
                desk.store(),
                desk.steps(),
                notes,
                1_000,
                Burst.NONE,
                realm);
        household.takeUp(follower -> true);
        return new StoredServer(household, desk, figures, outbox);
    }
}
