package io.yingda.server.desk;

import io.yingda.engine.fact.Conversation;
import io.yingda.engine.message.Event;
import io.yingda.engine.message.FollowerId;
import io.yingda.engine.message.Inbound;
import io.yingda.engine.turn.Turn;
import io.yingda.server.customers.Customers;
import io.yingda.server.delivery.Ledgers;
import io.yingda.server.delivery.StoredOutbox;
import io.yingda.server.desk.agents.Agents;
import io.yingda.server.desk.agents.Assignment;
import io.yingda.server.desk.agents.Presence;
import io.yingda.server.desk.handover.DeskStore;
import io.yingda.server.desk.handover.HandOvers;
import io.yingda.server.desk.handover.LineStates;
import io.yingda.server.desk.handover.Overdue;
import io.yingda.server.desk.handover.Ratings;
import io.yingda.server.desk.handover.Register;
import io.yingda.server.desk.handover.Suggestions;
import io.yingda.server.desk.handover.TurnSteps;
import io.yingda.server.desk.history.History;
import io.yingda.server.desk.history.Search;
import io.yingda.server.desk.live.Feed;
import io.yingda.server.desk.live.Hub;
import io.yingda.server.desk.marks.Marks;
import io.yingda.server.desk.page.DeskPage;
import io.yingda.server.desk.page.Knowledge;
import io.yingda.server.desk.page.MediaFiles;
import io.yingda.server.desk.replies.QuickReplies;
import io.yingda.server.desk.view.DeskJson;
import io.yingda.server.desk.view.Overview;
import io.yingda.server.inbox.Reception;
import io.yingda.server.nodes.Realm;
import io.yingda.server.people.Endpoint;
import io.yingda.server.people.Gate;
import io.yingda.server.people.HostGuard;
import io.yingda.server.records.Crm;
import io.yingda.server.settings.AccountSettings;
import io.yingda.server.settings.AccountSettings.DeskKind;
import io.yingda.server.settings.DeskSettings;
import io.yingda.server.settings.QueueSettings;
import io.yingda.server.settings.Settings;
import io.yingda.server.store.Database;
import io.yingda.server.store.Identifiers;
import io.yingda.server.tickets.TicketDesk;
import io.yingda.server.tickets.TurnTickets;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The human desk of a server, put together. */
public final class ServiceDesk implements Reception, AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(ServiceDesk.class);
    private static final long TICK_MILLIS = 1_000;
    private static final int TIDY = 60;

    private final Settings settings;
    private final DeskStore store;
    private final Register register;
    private final HandOvers handOvers;
    private final TurnTickets turnTickets;
    private final TicketDesk tickets;
    private final TurnSteps steps;
    private final Ratings ratings;
    private final Agents agents;
    private final History history;
    private final Feed feed;
    private final Overview overview;
    private final Sweep sweep;
    private final Hub hub;
    private final DeskJson plain;
    private final DeskJson masked;
    private final Semaphore bell = new Semaphore(0);
    private final Thread thread;
    private volatile boolean closed;

    /**
     * A desk that does nothing by itself yet.
     *
     * @param outbox is from now on asked to leave an agent's conversation to the agent
     * @param figures is told how the desk stands
     * @param masking what a text becomes for those who do not serve
     * @param wechat how many of WeChat's own agents are online, by the accounts they serve
     * @param suggestions is asked for what an agent may answer
     */
    public ServiceDesk(
            Settings settings,
            Database database,
            Identifiers identifiers,
            StoredOutbox outbox,
            Ledgers ledgers,
            Realm realm,
            DeskFigures figures,
            UnaryOperator<String> masking,
            Supplier<Map<String, Integer>> wechat,
            Suggestions suggestions,
            Clock clock) {
        this.settings = settings;
        DeskSettings desk = settings.desk();
        Function<String, QueueSettings> queues = name -> desk.queue(name, settings.hours());
        store = new DeskStore(database, identifiers, outbox, realm, clock);
        register = new Register(store);
        handOvers = new HandOvers(store, register, desk.patience(), desk.rating());
        turnTickets = new TurnTickets(database, identifiers, settings.tickets(), clock);
        tickets = new TicketDesk(settings, store, masking);
        steps = new TurnSteps(store, handOvers, desk.patience(), this::isServedByWeChat, suggestions, turnTickets);
        ratings = new Ratings(store);
        agents = new Agents(store, desk.atOnce() ? Presence.ONLINE : Presence.OFFLINE);
        history = new History(store);
        feed = new Feed(store);
        overview = new Overview(store, agents, ledgers, desk, queues);
        sweep = new Sweep(
                store,
                agents,
                new Assignment(store, register, handOvers, agents, desk, queues),
                new Overdue(store, register, handOvers, desk),
                ledgers,
                queues,
                figures,
                wechat);
        plain = new DeskJson(settings.accounts(), UnaryOperator.identity());
        masked = new DeskJson(settings.accounts(), masking);
        hub = new Hub(store, feed, register, history, overview, agents, plain, masked);
        thread = Thread.ofPlatform().daemon().name("desk-clock").unstarted(this::run);
        outbox.serve(store::isWithAgent, new LineStates(store));
        store.ring(this::ring);
    }

    private void ring() {
        bell.release();
        hub.ring();
        tickets.ring();
    }

    /** Begins to look at the clock and to tell pages what happens. */
    public void start() {
        sweep.look();
        hub.start();
        tickets.start();
        thread.start();
    }

    public DeskStore store() {
        return store;
    }

    public TurnSteps steps() {
        return steps;
    }

    /** All conversations as they stand. */
    public Register register() {
        return register;
    }

    /** What people do with conversations. */
    public HandOvers handOvers() {
        return handOvers;
    }

    public Agents agents() {
        return agents;
    }

    public History history() {
        return history;
    }

    /** The pages' side. */
    public DeskPage page(
            Gate gate,
            HostGuard guard,
            Knowledge knowledge,
            MediaFiles files,
            Consumer<FollowerId> typing,
            Crm crm,
            Customers customers) {
        return new DeskPage(
                register,
                handOvers,
                history,
                new Search(store, register, history),
                new Marks(store),
                new QuickReplies(store),
                agents,
                overview,
                feed,
                hub,
                plain,
                masked,
                knowledge,
                files,
                typing,
                settings.desk().capacity(),
                crm,
                customers,
                guard,
                gate);
    }

    /** The pages' side of tickets, and that of other help desks. */
    public List<Endpoint> ticketEndpoints(Gate gate, MediaFiles files) {
        return tickets.endpoints(gate, register, agents, history, files);
    }

    private boolean isServedByWeChat(FollowerId follower) {
        AccountSettings account = settings.accounts().get(follower.account());
        return account != null && account.desk() == DeskKind.WECHAT;
    }

    @Override
    public Conversation standing(Inbound inbound, Conversation kept) {
        if (inbound instanceof Event event) {
            steps.followSession(event);
        }
        return steps.standing(inbound.header().follower(), kept);
    }

    @Override
    public Optional<String> rated(Inbound inbound, Conversation kept) {
        return ratings.rated(inbound, kept);
    }

    @Override
    public Optional<String> reopened(Inbound inbound, Conversation kept) {
        return tickets.reopened(inbound, kept);
    }

    @Override
    public Turn numbered(Turn turn) {
        return turnTickets.numbered(tickets.acknowledged(turn));
    }

    @Override
    public boolean isWithAgent(FollowerId follower) {
        return store.isWithAgent(follower);
    }

    /** Does once what the clock has it do. */
    void sweep() {
        sweep.pass();
    }

    private void run() {
        long next = System.nanoTime();
        int passes = 0;
        while (!closed) {
            try {
                if (System.nanoTime() - next >= 0) {
                    next = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(TICK_MILLIS);
                    sweep.pass();
                    if (++passes % TIDY == 0) {
                        store.tidy();
                        tickets.closeSettled();
                    }
                } else {
                    sweep.glance();
                }
            } catch (RuntimeException failure) {
                LOG.warn(
                        "The desk could not be looked after: {}",
                        failure.getClass().getName());
            }
            pause();
        }
    }

    private void pause() {
        try {
            if (bell.tryAcquire(TICK_MILLIS, TimeUnit.MILLISECONDS)) {
                // What comes in a burst is looked at once.
                TimeUnit.MILLISECONDS.sleep(TICK_MILLIS / 4);
                bell.drainPermits();
            }
        } catch (InterruptedException interrupted) {
            closed = true;
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public void close() {
        closed = true;
        bell.release();
        hub.close();
        tickets.close();
        try {
            if (thread.isAlive()) {
                thread.join(TimeUnit.SECONDS.toMillis(5));
            }
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
