package io.yingda.server.sandbox;

import io.yingda.server.sandbox.api.AllowanceRules;
import io.yingda.server.sandbox.push.Courier;
import io.yingda.server.sandbox.witness.Witness;
import io.yingda.server.settings.AccountSettings;
import java.net.URI;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.regex.Pattern;

/**
 * What a sandbox is made of.
 *
 * @param accounts whose followers it plays
 * @param stage who has a phone
 * @param servers where pushes go, without a path: each attempt to the next one; pages from there may use the sandbox
 * @param port where it listens on loopback; 0 lets the system choose
 * @param patience how long an attempt may take
 * @param habit how often it tries
 * @param connections how many requests to one server may be open at once
 * @param mostUnderWay how many pushes may be without an end before further moves are refused
 * @param allowance how many customer-service messages a contact allows
 * @param mark what in a follower's words marks the message, so that its answers are known by it
 * @param rows how many pushes, and how many sightings, the witness keeps
 * @param seed of the dice of all troubles
 * @param clock where its own clock starts from
 */
public record SandboxOptions(
        List<AccountSettings> accounts,
        Stage stage,
        List<URI> servers,
        int port,
        Duration patience,
        Courier.Habit habit,
        int connections,
        int mostUnderWay,
        AllowanceRules allowance,
        Pattern mark,
        int rows,
        long seed,
        InstantSource clock) {

    private static final int CONNECTIONS = 64;
    private static final int ROWS = 100_000;

    public SandboxOptions {
        accounts = List.copyOf(accounts);
        servers = List.copyOf(servers);
        if (servers.isEmpty()) {
            throw new IllegalArgumentException("pushes need a server");
        }
    }

    /** WeChat's own habits, one server, any port. */
    public static SandboxOptions of(List<AccountSettings> accounts, Stage stage, URI server, InstantSource clock) {
        return new SandboxOptions(
                accounts,
                stage,
                List.of(server),
                0,
                Sandbox.PATIENCE,
                Courier.Habit.USUAL,
                CONNECTIONS,
                CONNECTIONS,
                AllowanceRules.USUAL,
                Witness.USUAL_MARK,
                ROWS,
                1,
                clock);
    }

    public SandboxOptions listeningOn(int newPort) {
        return new SandboxOptions(
                accounts,
                stage,
                servers,
                newPort,
                patience,
                habit,
                connections,
                mostUnderWay,
                allowance,
                mark,
                rows,
                seed,
                clock);
    }

    public SandboxOptions waiting(Duration newPatience, Courier.Habit newHabit) {
        return new SandboxOptions(
                accounts,
                stage,
                servers,
                port,
                newPatience,
                newHabit,
                connections,
                mostUnderWay,
                allowance,
                mark,
                rows,
                seed,
                clock);
    }

    /** For a load: these servers, as many connections to each, as many pushes under way, as many rows kept. */
    public SandboxOptions crowded(List<URI> newServers, int newConnections, int newMostUnderWay, int newRows) {
        return new SandboxOptions(
                accounts,
                stage,
                newServers,
                port,
                patience,
                habit,
                newConnections,
                newMostUnderWay,
                allowance,
                mark,
                newRows,
                seed,
                clock);
    }

    /** Other dice. */
    public SandboxOptions seeded(long newSeed) {
        return new SandboxOptions(
                accounts,
                stage,
                servers,
                port,
                patience,
                habit,
                connections,
                mostUnderWay,
                allowance,
                mark,
                rows,
                newSeed,
                clock);
    }
}
