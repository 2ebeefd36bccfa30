package io.yingda.server.outside;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.yingda.server.settings.StoreSettings.DatabaseServer;
import io.yingda.server.store.Dialect;
import io.yingda.server.store.TestStore;
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
import java.util.Base64;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** A Tryton with a thousand members and an order of each, on a PostgreSQL of its own, from an empty database on. */
final class TrytonServer implements AutoCloseable {

    static final String USER = "admin";
    static final String PASSWORD = "tryton-secret";
    static final int MEMBERS = 1_000;

    private static final ObjectMapper JSON = new ObjectMapper();

    private final TestStore store = TestStore.empty(Dialect.POSTGRESQL);
    private final HttpClient client = HttpClient.newHttpClient();
    private final Path log;
    private final Process process;
    private final URI url;
    private String authorization = "";

    /** @param folder for its files */
    TrytonServer(Path folder) throws Exception {
        log = folder.resolve("trytond.log");
        DatabaseServer server = (DatabaseServer) store.place();
        URI place = URI.create(server.url().substring("jdbc:".length()));
        String database = place.getPath().substring(1);
        int port = Programs.freePort();
        Path settings =
                Files.writeString(folder.resolve("trytond.conf"), """
                [database]
                uri = postgresql://%s@127.0.0.1:%d
                [web]
                listen = 127.0.0.1:%d
                [session]
                authentications = password
                """.formatted(server.user(), place.getPort(), port));
        Path password = Files.writeString(folder.resolve("password"), PASSWORD);
        ProcessBuilder making = Programs.command(
                log,
                List.of(
                        "trytond-admin",
                        "-c",
                        settings.toString(),
                        "-d",
                        database,
                        "--all",
                        "-u",
                        "party",
                        "sale",
                        "--activate-dependencies",
                        "--email",
                        "admin@localhost"));
        making.environment().put("TRYTONPASSFILE", password.toString());
        Programs.run(log, making);
        process = Programs.command(log, List.of("trytond", "-c", settings.toString(), "-d", database))
                .start();
        url = URI.create("http://127.0.0.1:" + port + "/" + database + "/");
        try {
            logIn();
            fill();
        } catch (Exception | Error failed) {
            close();
            throw failed;
        }
    }

    private void logIn() throws Exception {
        for (int attempt = 1; authorization.isEmpty(); attempt++) {
            try {
                JsonNode session =
                        call("common.db.login", "[\"%s\", {\"password\": \"%s\"}]".formatted(USER, PASSWORD));
                String text = USER + ":" + session.get(0).asInt() + ":"
                        + session.get(1).asText();
                authorization = "Session " + Base64.getEncoder().encodeToString(text.getBytes(StandardCharsets.UTF_8));
            } catch (IOException notYet) {
                if (attempt == 300 || !process.isAlive()) {
                    throw new IllegalStateException("Tryton does not start: " + Files.readString(log), notYet);
                }
                TimeUnit.MILLISECONDS.sleep(100);
            }
        }
    }

    private void fill() throws Exception {
        int currency = made("model.currency.currency", """
                {"name": "人民币", "code": "CNY", "symbol": "¥", "digits": 2, "rates": [["create", [{"rate": %s, "date": %s}]]]}""".formatted(decimal("1"), date(2020, 1, 1)));
        int owner = made("model.party.party", "{\"name\": \"禾苗母婴\"}");
        int company = made("model.company.company", "{\"party\": %d, \"currency\": %d}".formatted(owner, currency));
        call(
                "model.res.user.write",
                "[[1], {\"companies\": [[\"add\", [%d]]], \"company\": %d}, {}]".formatted(company, company));
        String members =
                IntStream.rangeClosed(1, MEMBERS).mapToObj("""
                        {"name": "会员%1$d", "addresses": [["create", [{"city": "上海"}]]], "contact_mechanisms": [["create",
                        [{"type": "mobile", "value": "154%1$08d"}, {"type": "other", "value": "oTryton%1$06d"}]]]}"""::formatted).collect(Collectors.joining(","));
        JsonNode parties = call("model.party.party.create", "[[" + members + "], {}]");
        String orders = IntStream.range(0, MEMBERS)
                .mapToObj(number -> """
                        {"party": %d, "company": %d, "currency": %d, "reference": "H%d", "sale_date": %s, "lines": [["create",
                        [{"type": "line", "quantity": 2, "unit_price": %s, "description": "米粉"}]]]}""".formatted(
                                parties.get(number).asInt(),
                                company,
                                currency,
                                number + 1,
                                date(2026, 11, 1 + number % 28),
                                decimal("12.50")))
                .collect(Collectors.joining(","));
        call("model.sale.sale.create", "[[%s], {\"company\": %d}]".formatted(orders, company));
    }

    private int made(String model, String values) throws Exception {
        return call(model + ".create", "[[" + values + "], {}]").get(0).asInt();
    }

    private static String decimal(String number) {
        return "{\"__class__\": \"Decimal\", \"decimal\": \"" + number + "\"}";
    }

    private static String date(int year, int month, int day) {
        return "{\"__class__\": \"date\", \"year\": %d, \"month\": %d, \"day\": %d}".formatted(year, month, day);
    }

    /** Calls a method as its user. */
    JsonNode call(String method, String parameters) throws Exception {
        HttpRequest.Builder request = HttpRequest.newBuilder(url)
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString(
                        "{\"id\": 1, \"method\": \"" + method + "\", \"params\": " + parameters + "}"));
        if (!authorization.isEmpty()) {
            request.header("Authorization", authorization);
        }
        HttpResponse<String> response = client.send(request.build(), BodyHandlers.ofString());
        JsonNode answer = JSON.readTree(response.body());
        if (!answer.has("result")) {
            throw new IllegalStateException(method + ": " + answer.path("error").path(0)
                    + answer.path("error").path(1));
        }
        return answer.get("result");
    }

    URI url() {
        return url;
    }

    @Override
    public void close() {
        Programs.end(process);
        client.close();
        store.close();
    }
}
