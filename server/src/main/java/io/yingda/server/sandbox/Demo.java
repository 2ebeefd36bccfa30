package io.yingda.server.sandbox;

import io.yingda.engine.turn.Bot;
import io.yingda.server.console.Console;
import io.yingda.server.console.DemoRoutes;
import io.yingda.server.console.TraceLog;
import io.yingda.server.desk.DeskFigures;
import io.yingda.server.people.HostGuard;
import io.yingda.server.records.Crm;
import io.yingda.server.settings.Settings;
import io.yingda.server.store.Database;
import io.yingda.server.web.YingdaServer;
import java.io.IOException;
import java.net.URI;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The server and a sandbox beside it, with a page that shows both. */
public final class Demo implements AutoCloseable {

    private final YingdaServer server;
    private final Sandbox sandbox;

    private Demo(YingdaServer server, Sandbox sandbox) {
        this.server = server;
        this.sandbox = sandbox;
    }

    /**
     * Starts both.
     *
     * @param crm is asked at the desk, and written back to
     * @param desk the same that the bot asks
     * @param database where everything is kept; closed with the demonstration, or when it cannot be started
     * @param sandboxPort where the sandbox listens on loopback; 0 lets the system choose
     * @throws IOException when one of the addresses cannot be listened on
     */
    public static Demo start(
            Settings settings,
            Bot bot,
            Crm crm,
            DeskFigures desk,
            Clock clock,
            Stage stage,
            Database database,
            int sandboxPort)
            throws IOException {
        Sandbox sandbox;
        try {
            sandbox = sandbox(settings, clock, stage, sandboxPort);
        } catch (IOException | RuntimeException failed) {
            database.close();
            throw failed;
        }
        // Each names the other's address: the server is told the sandbox's at once, the sandbox the server's later.
        try {
            Optional<URI> origin = Optional.of(sandbox.origin());
            TraceLog traces = new TraceLog();
            HostGuard guard = HostGuard.of(settings);
            // Its guest is there for whoever asks for a human, without a click that nobody knows of.
            YingdaServer server = YingdaServer.start(
                    settings.withApiAt(sandbox.origin()).with(settings.desk().atOnceOnline()),
                    bot,
                    crm,
                    desk,
                    clock,
                    List.of(new Console(guard, () -> origin), new DemoRoutes(guard, () -> origin, traces)),
                    traces,
                    database,
                    null);
            sandbox.pushTo(List.of(URI.create(server.url())));
            return new Demo(server, sandbox);
        } catch (IOException | RuntimeException failed) {
            sandbox.close();
            throw failed;
        }
    }

    private static Sandbox sandbox(Settings settings, Clock clock, Stage stage, int port) throws IOException {
        return Sandbox.start(
                new ArrayList<>(settings.accounts().values()),
                stage,
                URI.create("http://" + settings.host() + ':' + settings.port()),
                port,
                Sandbox.PATIENCE,
                clock);
    }

    public YingdaServer server() {
        return server;
    }

    /** The page to open in a browser. */
    public URI page() {
        return URI.create(server.url() + "/console/sandbox");
    }

    /** Where the first admin is made; empty when there is one. */
    public Optional<URI> firstLink() {
        return server.people().firstLink().map(path -> URI.create(server.url() + path));
    }

    /** Where a browser is signed in, once, as somebody who serves. */
    public URI agentLink() {
        return URI.create(server.url() + server.people().guestLink());
    }

    /** Where the sandbox itself is reached. */
    public URI sandbox() {
        return sandbox.origin();
    }

    @Override
    public void close() {
        sandbox.close();
        server.close();
    }
}
