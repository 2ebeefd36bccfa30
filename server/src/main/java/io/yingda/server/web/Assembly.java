package io.yingda.server.web;

import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import io.yingda.engine.turn.Bot;
import io.yingda.server.api.AccessTokens;
import io.yingda.server.api.MemoryAccessTokens;
import io.yingda.server.api.StoredAccessTokens;
import io.yingda.server.api.WeChatApi;
import io.yingda.server.conversations.Conversations;
import io.yingda.server.conversations.MemoryConversations;
import io.yingda.server.conversations.StoredConversations;
import io.yingda.server.customers.Customers;
import io.yingda.server.customers.UnionIds;
import io.yingda.server.delivery.Ledgers;
import io.yingda.server.delivery.MediaIds;
import io.yingda.server.delivery.MemoryLedgers;
import io.yingda.server.delivery.MemoryOutbox;
import io.yingda.server.delivery.Outbox;
import io.yingda.server.delivery.PostOffice;
import io.yingda.server.delivery.StoredLedgers;
import io.yingda.server.delivery.StoredOutbox;
import io.yingda.server.desk.DeskFigures;
import io.yingda.server.desk.ServiceDesk;
import io.yingda.server.desk.page.CustomerRoutes;
import io.yingda.server.desk.page.MediaFiles;
import io.yingda.server.inbox.BotTurn;
import io.yingda.server.inbox.Burst;
import io.yingda.server.inbox.Household;
import io.yingda.server.inbox.Inbox;
import io.yingda.server.inbox.MemoryInbox;
import io.yingda.server.inbox.Reception;
import io.yingda.server.inbox.Retention;
import io.yingda.server.inbox.TurnListener;
import io.yingda.server.media.MediaLibrary;
import io.yingda.server.media.MediaShelf;
import io.yingda.server.media.ReceivedMedia;
import io.yingda.server.monitoring.Monitor;
import io.yingda.server.monitoring.Tallies;
import io.yingda.server.nodes.Nodes;
import io.yingda.server.nodes.Realm;
import io.yingda.server.people.Endpoint;
import io.yingda.server.people.Gate;
import io.yingda.server.people.HostGuard;
import io.yingda.server.people.Masking;
import io.yingda.server.people.People;
import io.yingda.server.records.Crm;
import io.yingda.server.settings.AccountSettings;
import io.yingda.server.settings.Settings;
import io.yingda.server.settings.StoreSettings.DatabaseServer;
import io.yingda.server.store.Database;
import io.yingda.server.store.Identifiers;
import io.yingda.server.wechat.PassedOn;
import io.yingda.server.writeback.WriteBackNotes;
import io.yingda.server.writeback.WriteBackSender;
import io.yingda.server.writeback.WriteBackSender.Pace;
import java.net.URI;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Puts together what is behind WeChat's edge: from inbox to delivery, over memory or over a database. */
final class Assembly {

    /** Others take over this long after a node fell silent, and half a second more. */
    private static final Duration LEASE = Duration.ofSeconds(8);

    private final Settings settings;
    private final Bot bot;
    private final Crm crm;
    private final DeskFigures desk;
    private final Clock clock;
    private final PrometheusMeterRegistry figures = new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
    private final Tallies tallies;
    private final TurnListener listener;
    private final @Nullable MediaShelf shelf;

    /** @param crm is asked at the desk, and written back to */
    Assembly(Settings settings, Bot bot, Crm crm, DeskFigures desk, Clock clock, TurnListener listener) {
        this.settings = settings;
        this.bot = bot;
        this.crm = crm;
        this.desk = desk;
        this.clock = clock;
        this.tallies = new Tallies(figures, accounts(settings, AccountSettings::customerService));
        this.listener = listener;
        this.shelf = shelf(settings.wechat().home());
    }

    /** What ends with the process. */
    Backstage inMemory() {
        int followers = settings.limits().followers();
        PostOffice post = post(new MemoryOutbox(followers), new MemoryLedgers(followers), new MemoryAccessTokens());
        BotTurn turn = turn(
                new MemoryConversations(followers),
                post,
                Reception.without(post.delivery()::servedByWeChat),
                received(post));
        Inbox inbox = new MemoryInbox(turn, settings.limits().pendingTurns(), burst());
        People people = People.inMemory(settings, clock);
        return Backstage.alone(inbox, post.start()::typing, monitor(inbox, post, null), people, post);
    }

    /**
     * What outlasts the process, in a database that is closed with it.
     *
     * @param other stands in front of the routes for people in the place of their own gate; null for that
     */
    Backstage in(Database database, @Nullable Gate other) {
        Identifiers identifiers = Identifiers.of(database, clock, 0);
        Optional<Nodes> nodes = database.shared().map(shared -> new Nodes(shared.jdbi(), database, identifiers, LEASE));
        Realm realm = nodes.map(Realm.class::cast).orElse(Realm.EVERYBODY);
        int followers = settings.limits().followers();
        StoredOutbox outbox = new StoredOutbox(database, identifiers, realm);
        StoredLedgers ledgers = new StoredLedgers(database, followers);
        StoredConversations conversations = new StoredConversations(database, ledgers, followers);
        PostOffice post = post(outbox, ledgers, new StoredAccessTokens(database));
        ServiceDesk serviceDesk = new ServiceDesk(
                settings,
                database,
                identifiers,
                outbox,
                ledgers,
                realm,
                desk,
                Masking::masked,
                new WeChatAgents(settings.accounts(), post::api, clock),
                bot::candidates,
                clock);
        ReceivedMedia received = received(post);
        Household household = new Household(
                database,
                identifiers,
                turn(
                        conversations,
                        post,
                        serviceDesk,
                        received,
                        tallies.and(listener).and(unionIds(database, post))),
                conversations,
                outbox,
                ledgers,
                serviceDesk.store(),
                serviceDesk.steps(),
                new WriteBackNotes(crm::operations, clock)::of,
                settings.limits().pendingTurns(),
                burst(),
                realm);
        if (nodes.isEmpty()) {
            household.takeUp(follower -> true);
        }
        PassedOn passedOn = new PassedOn();
        Monitor monitor = monitor(household.inbox(), post, database);
        nodes.ifPresent(each -> monitor.watch(each, passedOn));
        People people = People.in(database, identifiers, settings, clock);
        Gate gate = other == null ? people.gate() : other;
        List<Endpoint> endpoints = new ArrayList<>(serviceDesk
                .page(
                        gate,
                        HostGuard.of(settings),
                        new BotKnowledge(bot, settings.accounts().keySet()),
                        files(received),
                        post::typing,
                        crm,
                        new Customers(database))
                .endpoints());
        endpoints.addAll(serviceDesk.ticketEndpoints(gate, files(received)));
        endpoints.addAll(
                new CustomerRoutes(serviceDesk.register(), new Customers(database), settings.accounts(), gate, clock)
                        .endpoints());
        WriteBackSender writeBacks = new WriteBackSender(database, crm, figures, clock, Pace.USUAL);
        Retention retention = new Retention(database, settings.store().keep(), clock);
        return new Backstage(
                household.inbox(),
                realm,
                household.inbox(),
                passedOn,
                post.start()::typing,
                monitor,
                people,
                people.api(gate, endpoints),
                port -> {
                    nodes.ifPresent(each -> each.join(
                            address(port, database.shared().orElseThrow().server()), household));
                    serviceDesk.start();
                    retention.start();
                    writeBacks.start();
                },
                () -> {
                    writeBacks.close();
                    serviceDesk.close();
                    post.close();
                    retention.close();
                    nodes.ifPresent(Nodes::close);
                    database.close();
                });
    }

    /** Where other nodes reach this one. */
    private URI address(int port, DatabaseServer server) {
        return server.node() == null ? OwnAddress.of(settings.host(), port, server.url()) : server.node();
    }

    private PostOffice post(Outbox outbox, Ledgers ledgers, AccessTokens tokens) {
        return new PostOffice(settings, outbox, ledgers, tokens, this::library, tallies, clock);
    }

    private MediaFiles files(@Nullable ReceivedMedia received) {
        return shelf == null || received == null ? MediaFiles.NONE : new DeskFiles(received, shelf);
    }

    private BotTurn turn(
            Conversations conversations, PostOffice post, Reception reception, @Nullable ReceivedMedia received) {
        return turn(conversations, post, reception, received, tallies.and(listener));
    }

    private BotTurn turn(
            Conversations conversations,
            PostOffice post,
            Reception reception,
            @Nullable ReceivedMedia received,
            TurnListener told) {
        return new BotTurn(
                bot,
                conversations,
                reception,
                post.delivery(),
                received == null ? told : told.and(received),
                settings.bot().fallback(),
                clock);
    }

    /** One owner's accounts have followers in common only where there are several. */
    private TurnListener unionIds(Database database, PostOffice post) {
        return accounts(settings, account -> !account.secret().isEmpty()).size() < 2
                ? TurnListener.NONE
                : new UnionIds(new Customers(database), post::api, clock)::kept;
    }

    private Monitor monitor(Inbox inbox, PostOffice post, @Nullable Database database) {
        Set<String> calling = accounts(settings, account -> !account.secret().isEmpty());
        return new Monitor(figures, inbox, post.circuits(), calling, database, clock);
    }

    private static Set<String> accounts(Settings settings, Predicate<AccountSettings> which) {
        return settings.accounts().values().stream()
                .filter(which)
                .map(AccountSettings::name)
                .collect(Collectors.toSet());
    }

    private Burst burst() {
        return Burst.within(settings.wechat().quiet(), settings.limits().passiveWindow());
    }

    private MediaIds library(Function<String, Optional<WeChatApi>> apis) {
        return shelf == null ? MediaIds.NONE : new MediaLibrary(shelf, apis, clock);
    }

    private static @Nullable MediaShelf shelf(@Nullable Path home) {
        return home == null ? null : new MediaShelf(home.resolve("knowledge-base/media"), received(home));
    }

    /** Where what belongs to followers is kept. */
    private static Path received(Path home) {
        return home.resolve("data/media");
    }

    private @Nullable ReceivedMedia received(PostOffice post) {
        Path home = settings.wechat().home();
        return home == null
                ? null
                : new ReceivedMedia(received(home), post::api, settings.wechat().mediaBytes());
    }
}
