package io.yingda.server.outside;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** A Request Tracker 5 on an empty SQLite database of its own. */
final class RequestTracker implements AutoCloseable {

    static final String SERVER = "/usr/share/request-tracker5/libexec/standalone_httpd";
    static final String SETUP = "rt-setup-database-5";

    /** Whom RT itself makes, and the password it gives. */
    static final String BASIC = Base64.getEncoder().encodeToString("root:password".getBytes(StandardCharsets.UTF_8));

    private final HttpClient client = HttpClient.newHttpClient();
    private final Path log;
    private final Process process;
    private final URI url;

    /** @param folder for its files */
    RequestTracker(Path folder) throws Exception {
        log = folder.resolve("rt.log");
        int port = Programs.freePort();
        Path none = Files.createDirectories(folder.resolve("none"));
        Path settings =
                Files.writeString(folder.resolve("RT_SiteConfig.pm"), """
                Set($rtname, 'yingda.test');
                Set($Organization, 'yingda.test');
                Set($WebDomain, '127.0.0.1');
                Set($WebPort, %d);
                Set($WebPath, '');
                Set($DatabaseType, 'SQLite');
                Set($DatabaseName, '%s');
                Set($MailCommand, 'testfile');
                Set($LogToSyslog, undef);
                Set($LogToSTDERR, 'warning');
                1;
                """.formatted(port, folder.resolve("rt.db")));
        ProcessBuilder setup =
                command(settings, none, List.of(SETUP, "--action", "init", "--skip-create", "--dba-password", ""));
        Programs.run(log, setup);
        process = command(settings, none, List.of(SERVER, "--host", "127.0.0.1", "--port", String.valueOf(port)))
                .start();
        url = URI.create("http://127.0.0.1:" + port + "/REST/2.0");
        try {
            await();
        } catch (Exception | Error failed) {
            close();
            throw failed;
        }
    }

    private ProcessBuilder command(Path settings, Path none, List<String> words) {
        ProcessBuilder command = Programs.command(log, words);
        command.environment().put("RT_SITE_CONFIG", settings.toString());
        command.environment().put("RT_SITE_CONFIG_DIR", none.toString());
        return command;
    }

    private void await() throws Exception {
        for (int attempt = 1; ; attempt++) {
            try {
                if (ask("GET", "/queue/General", "").statusCode() == 200) {
                    return;
                }
            } catch (IOException notYet) {
                if (!process.isAlive()) {
                    throw new IllegalStateException("RT does not start: " + Files.readString(log), notYet);
                }
            }
            if (attempt == 600) {
                throw new IllegalStateException("RT does not answer: " + Files.readString(log));
            }
            TimeUnit.MILLISECONDS.sleep(100);
        }
    }

    /** What somebody who works with RT does. */
    HttpResponse<String> ask(String method, String path, String body) throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(URI.create(url + path))
                .timeout(Duration.ofSeconds(60))
                .header("Authorization", "Basic " + BASIC)
                .header("Content-Type", "application/json")
                .method(method, BodyPublishers.ofString(body))
                .build();
        return client.send(request, BodyHandlers.ofString());
    }

    URI url() {
        return url;
    }

    @Override
    public void close() {
        Programs.end(process);
        client.close();
    }
}
