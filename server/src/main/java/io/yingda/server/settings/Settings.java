package io.yingda.server.settings;

import io.yingda.engine.turn.BotSettings;
import io.yingda.engine.turn.OpeningHours;
import java.net.URI;
import java.util.Map;

/**
 * Everything {@code yingda.yaml} says.
 *
 * @param host the address to listen on; loopback unless set
 * @param port the port to listen on; 0 lets the system choose
 * @param accounts by name in the URL, in the order written
 * @param desk how people serve
 * @param search how articles are searched
 * @param wechat how WeChat's API is called
 * @param store where what must not be lost is kept
 * @param monitoring who may read metrics and status
 * @param console how people reach the console
 * @param connectors the merchant's systems, by name
 * @param tickets who works on tickets
 */
public record Settings(
        String host,
        int port,
        Map<String, AccountSettings> accounts,
        OpeningHours hours,
        BotSettings bot,
        Limits limits,
        DeskSettings desk,
        Search search,
        WeChatSettings wechat,
        StoreSettings store,
        Monitoring monitoring,
        ConsoleSettings console,
        Map<String, ConnectorSettings> connectors,
        TicketSettings tickets) {

    /** The usual desk with so many agents; metrics and status for this machine alone, and the console as usual. */
    public Settings(
            String host,
            int port,
            Map<String, AccountSettings> accounts,
            OpeningHours hours,
            BotSettings bot,
            Limits limits,
            int agents,
            Search search,
            WeChatSettings wechat,
            StoreSettings store) {
        this(
                host,
                port,
                accounts,
                hours,
                bot,
                limits,
                DeskSettings.with(agents),
                search,
                wechat,
                store,
                Monitoring.LOOPBACK,
                ConsoleSettings.DEFAULT,
                Map.of(),
                TicketSettings.DEFAULT);
    }

    /** The same, with another desk. */
    public Settings with(DeskSettings otherDesk) {
        return new Settings(
                host,
                port,
                accounts,
                hours,
                bot,
                limits,
                otherDesk,
                search,
                wechat,
                store,
                monitoring,
                console,
                connectors,
                tickets);
    }

    /** The same, with people there at other hours. */
    public Settings with(OpeningHours otherHours) {
        return new Settings(
                host,
                port,
                accounts,
                otherHours,
                bot,
                limits,
                desk,
                search,
                wechat,
                store,
                monitoring,
                console,
                connectors,
                tickets);
    }

    /** With which model articles are searched by meaning. */
    public SearchModel model() {
        return search.model();
    }

    /** The same, listening on another port. */
    public Settings on(int otherPort) {
        return new Settings(
                host,
                otherPort,
                accounts,
                hours,
                bot,
                limits,
                desk,
                search,
                wechat,
                store,
                monitoring,
                console,
                connectors,
                tickets);
    }

    /** The same, listening at another address. */
    public Settings at(String otherHost) {
        return new Settings(
                otherHost,
                port,
                accounts,
                hours,
                bot,
                limits,
                desk,
                search,
                wechat,
                store,
                monitoring,
                console,
                connectors,
                tickets);
    }

    /** The same with WeChat's API elsewhere. */
    public Settings withApiAt(URI api) {
        return new Settings(
                host,
                port,
                accounts,
                hours,
                bot,
                limits,
                desk,
                search,
                wechat.at(api),
                store,
                monitoring,
                console,
                connectors,
                tickets);
    }

    /** The same, with the console reached otherwise. */
    public Settings with(ConsoleSettings otherConsole) {
        return new Settings(
                host,
                port,
                accounts,
                hours,
                bot,
                limits,
                desk,
                search,
                wechat,
                store,
                monitoring,
                otherConsole,
                connectors,
                tickets);
    }

    /** The same, with another database. */
    public Settings keptIn(StoreSettings otherStore) {
        return new Settings(
                host,
                port,
                accounts,
                hours,
                bot,
                limits,
                desk,
                search,
                wechat,
                otherStore,
                monitoring,
                console,
                connectors,
                tickets);
    }

    /** The same, with others who work on tickets. */
    public Settings with(TicketSettings otherTickets) {
        return new Settings(
                host,
                port,
                accounts,
                hours,
                bot,
                limits,
                desk,
                search,
                wechat,
                store,
                monitoring,
                console,
                connectors,
                otherTickets);
    }
}
