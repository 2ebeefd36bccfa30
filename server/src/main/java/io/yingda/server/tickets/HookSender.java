package io.yingda.server.tickets;

import io.yingda.server.desk.handover.DeskStore;
import io.yingda.server.settings.TicketSettings;
import io.yingda.server.settings.TicketSettings.Hook;
import io.yingda.server.store.Sql;
import java.io.IOException;
import java.io.InputStream;
import java.net.http.HttpClient;
import java.net.http.HttpClient.Redirect;
import java.net.http.HttpClient.Version;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.Future.State;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Tells other help desks what they are to be told, each ticket's news in order: at once, and again with growing pauses where
 * nobody listens, until that has been tried often enough.
 */
final class HookSender implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(HookSender.class);
    private static final Duration PATIENCE = Duration.ofSeconds(10);
    /** Nobody else tries meanwhile. */
    private static final Duration CLAIMED = PATIENCE.multipliedBy(3);

    private static final Duration LONGEST_PAUSE = Duration.ofHours(1);
    private static final Duration GRACE = Duration.ofSeconds(2);
    private static final int MOST_ATTEMPTS = 20;
    private static final long TICK_MILLIS = 1_000;

    private static final String DEPARTMENTS =
            "SELECT DISTINCT department FROM ticket_hook WHERE state = 0 AND due_at <= ?";
    private static final String DUE = """
            SELECT h.id, h.ticket, h.department, h.body, h.attempts, h.due_at FROM ticket_hook h
            WHERE h.state = 0 AND h.department = ? AND h.due_at <= ?
              AND NOT EXISTS (SELECT 1 FROM ticket_hook e WHERE e.ticket = h.ticket AND e.department = h.department
                AND e.id < h.id AND e.state = 0)
            ORDER BY h.id LIMIT ?""";
    private static final String CLAIM =
            "UPDATE ticket_hook SET due_at = ? WHERE id = ? AND due_at = ? AND attempts = ? AND state = 0";
    private static final String DONE = "DELETE FROM ticket_hook WHERE id = ?";
    private static final String AGAIN = "UPDATE ticket_hook SET attempts = ?, due_at = ? WHERE id = ?";
    private static final String GIVEN_UP = "UPDATE ticket_hook SET attempts = ?, state = 1 WHERE id = ?";
    private static final String NOTED = """
            INSERT INTO ticket_event (id, ticket, kind, person, person_name, body, line)
            SELECT ?, id, 9, NULL, '', '', '' FROM ticket WHERE id = ?""";

    private final DeskStore store;
    private final TicketSettings settings;
    private final Duration firstPause;
    private final HttpClient client = HttpClient.newBuilder()
            .version(Version.HTTP_1_1)
            .followRedirects(Redirect.NEVER)
            .connectTimeout(PATIENCE)
            .build();
    /** By department; of the thread only. */
    private final Map<String, HookLine> lines = new HashMap<>();

    private final Semaphore bell = new Semaphore(0);
    private final Thread thread =
            Thread.ofPlatform().daemon().name("ticket-hooks").unstarted(this::run);
    private volatile boolean closed;

    private record Due(long id, long ticket, String department, String body, int attempts, long dueAt) {}

    /**
     * One that tells nobody before it is started.
     *
     * @param firstPause after the first attempt in vain
     */
    HookSender(DeskStore store, TicketSettings settings, Duration firstPause) {
        this.store = store;
        this.settings = settings;
        this.firstPause = firstPause;
    }

    /** Begins, where anybody is to be told at all. */
    void start() {
        if (settings.departments().values().stream().anyMatch(department -> department.hook() != null)) {
            thread.start();
        }
    }

    /** There may be something to tell. Does not block. */
    void ring() {
        if (thread.isAlive()) {
            bell.release();
        }
    }

    private void run() {
        try (ExecutorService senders = Executors.newVirtualThreadPerTaskExecutor()) {
            while (!closed) {
                try {
                    pass(senders);
                } catch (RuntimeException failure) {
                    LOG.warn(
                            "Other help desks could not be told of tickets: {}",
                            failure.getClass().getName());
                }
                boolean rung = bell.tryAcquire(TICK_MILLIS, TimeUnit.MILLISECONDS);
                if (rung) {
                    bell.drainPermits();
                }
            }
        } catch (InterruptedException closing) {
            Thread.currentThread().interrupt();
        }
    }

    /** Each department is told for itself, so that nobody waits for one whose help desk is down. */
    private void pass(ExecutorService senders) {
        Instant now = store.clock().instant();
        for (String department : store.ask(sql -> sql.all(row -> row.getString(1), DEPARTMENTS, now))) {
            HookLine line = lines.computeIfAbsent(department, name -> new HookLine(firstPause));
            if (line.begins(now)) {
                senders.execute(() -> tell(department, line, senders));
            }
        }
    }

    private void tell(String department, HookLine line, ExecutorService senders) {
        boolean tried = false;
        boolean arrived = false;
        try {
            Instant now = store.clock().instant();
            List<Due> due = store.ask(sql -> sql.all(
                    row -> new Due(
                            row.getLong(1),
                            row.getLong(2),
                            row.getString(3),
                            row.getString(4),
                            row.getInt(5),
                            row.getLong(6)),
                    DUE,
                    department,
                    now,
                    line.most()));
            List<Callable<Boolean>> tellings = due.stream()
                    .<Callable<Boolean>>map(each -> () -> tell(each))
                    .toList();
            tried = !due.isEmpty();
            for (Future<Boolean> told : senders.invokeAll(tellings)) {
                arrived |= told.state() == State.SUCCESS && told.resultNow();
            }
        } catch (InterruptedException closing) {
            Thread.currentThread().interrupt();
        } catch (RejectedExecutionException closing) {
            LOG.debug("What is to be told is told after the next start");
        } catch (RuntimeException failure) {
            LOG.warn(
                    "Another help desk could not be told of tickets: {}",
                    failure.getClass().getName());
        } finally {
            line.ended(tried, arrived, store.clock().instant());
            bell.release();
        }
    }

    /** Whether it was taken. */
    private boolean tell(Due due) {
        Instant claimed = store.clock().instant().plus(CLAIMED);
        if (write(CLAIM, claimed, due.id(), due.dueAt(), due.attempts()) != 1) {
            return false;
        }
        Hook hook = settings.department(due.department()).hook();
        // Whom the settings no longer name is not told.
        boolean arrived = hook == null || arrives(due, hook);
        settle(due, arrived);
        return arrived;
    }

    private boolean arrives(Due due, Hook hook) {
        long timestamp = store.clock().instant().getEpochSecond();
        HttpRequest request = HttpRequest.newBuilder(hook.url())
                .timeout(PATIENCE)
                .header("Content-Type", "application/json; charset=utf-8")
                .header(HookSignature.TIMESTAMP, String.valueOf(timestamp))
                .header(HookSignature.SIGNATURE, HookSignature.of(hook.secret(), timestamp, due.body()))
                .POST(BodyPublishers.ofString(due.body()))
                .build();
        try {
            HttpResponse<InputStream> answer = client.send(request, BodyHandlers.ofInputStream());
            // What else it says may never end.
            answer.body().close();
            return answer.statusCode() / 100 == 2;
        } catch (IOException unreachable) {
            LOG.debug("A hook does not answer: {}", unreachable.getClass().getName());
            return false;
        } catch (InterruptedException closing) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    private void settle(Due due, boolean arrived) {
        int attempts = due.attempts() + 1;
        if (arrived) {
            write(DONE, due.id());
        } else if (attempts >= MOST_ATTEMPTS) {
            LOG.warn("The hook of a department did not take a ticket's news in {} attempts", attempts);
            write(GIVEN_UP, attempts, due.id());
            write(NOTED, store.identifier(), due.ticket());
        } else {
            write(AGAIN, attempts, store.clock().instant().plus(pause(attempts)), due.id());
        }
    }

    /** Twice as long each time. */
    private Duration pause(int attempts) {
        Duration pause = firstPause.multipliedBy(1L << Math.min(attempts - 1, 20));
        return pause.compareTo(LONGEST_PAUSE) > 0 ? LONGEST_PAUSE : pause;
    }

    /** Says how many rows that changed. */
    private int write(String statement, Object... values) {
        int[] changed = new int[1];
        store.database()
                .writers()
                .getFirst()
                .submit(batch -> batch.run(connection -> changed[0] = new Sql(connection).change(statement, values)))
                .join();
        return changed[0];
    }

    /** Lets what is on its way arrive, if that is soon. */
    @Override
    public void close() {
        closed = true;
        bell.release();
        try {
            if (thread.isAlive()) {
                thread.join(GRACE);
                thread.interrupt();
                client.shutdownNow();
                thread.join(GRACE);
            }
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
        client.shutdownNow();
    }
}
