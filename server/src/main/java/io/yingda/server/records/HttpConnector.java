package io.yingda.server.records;

import io.yingda.engine.fact.Value;
import io.yingda.rules.lookup.Operation;
import io.yingda.rules.lookup.Request;
import io.yingda.rules.lookup.Template;
import io.yingda.server.settings.ConnectorSettings;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.ZoneId;
import java.util.Map;

/** A web service that answers in JSON. */
final class HttpConnector implements Connector {

    private final ConnectorSettings.Http settings;
    private final JsonAnswer answers;
    private final Web web = new Web();

    HttpConnector(ConnectorSettings.Http settings, ZoneId zone) {
        this.settings = settings;
        this.answers = new JsonAnswer(zone);
    }

    @Override
    public Map<String, Value> ask(Operation operation, Map<String, String> arguments, Duration longest)
            throws LookUpFailure, InterruptedException {
        Request.Http asked = (Request.Http) operation.request();
        HttpResponse<byte[]> response = web.call(request(operation, asked, arguments), longest);
        Web.require(response.statusCode());
        if (operation.fields().isEmpty()) {
            return Map.of();
        }
        return answers.fields(JsonAnswer.tree(response.body()), asked.root(), operation.fields());
    }

    private HttpRequest request(Operation operation, Request.Http asked, Map<String, String> arguments)
            throws LookUpFailure {
        String base = settings.url().toString().replaceFirst("/+$", "");
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(base + UrlText.filled(asked.url(), arguments)))
                .setHeader("Accept", "application/json");
        settings.headers().forEach(request::setHeader);
        for (Map.Entry<String, Template> header : asked.headers().entrySet()) {
            request.setHeader(header.getKey(), UrlText.header(header.getValue(), arguments));
        }
        BodyPublisher body = BodyPublishers.noBody();
        if (asked.body() != null) {
            request.setHeader("Content-Type", "application/json");
            body = BodyPublishers.ofByteArray(
                    JsonAnswer.bytes(new JsonText(operation.arguments(), arguments).of(asked.body())));
        }
        return request.method(asked.method(), body).build();
    }

    @Override
    public void close() {
        web.close();
    }
}
