package io.yingda.server.desk.page;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.vertx.core.http.HttpMethod;
import io.vertx.ext.web.RoutingContext;
import io.yingda.server.desk.marks.Mark;
import io.yingda.server.desk.marks.MarkState;
import io.yingda.server.desk.marks.Marks;
import io.yingda.server.people.Action;
import io.yingda.server.people.Endpoint;
import io.yingda.server.people.Gate;
import io.yingda.server.people.Masking;
import io.yingda.server.people.Person;
import io.yingda.server.people.Right;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Gives the marks out as labels: JSON Lines as {@code ./yingda calibrate --labels} reads them, one for each question. Rejected
 * marks are none, nor are those of articles that are gone; a mark without an article says that nothing answers its question yet. Personal data is masked, since the
 * file is to lie beside the articles.
 */
final class LabelRoute {

    private static final String NOTHING = "none";
    private static final int MOST = 10_000;

    private final Marks marks;
    private final Knowledge knowledge;
    private final Gate gate;

    LabelRoute(Marks marks, Knowledge knowledge, Gate gate) {
        this.marks = marks;
        this.knowledge = knowledge;
        this.gate = gate;
    }

    Endpoint endpoint() {
        return new Endpoint(HttpMethod.GET, "/api/desk/labels", Right.EDIT, this::serve);
    }

    private void serve(RoutingContext context) {
        Person person = gate.person(context);
        context.vertx()
                .executeBlocking(() -> lines(marks.all(null, Long.MAX_VALUE, MOST)), false)
                .onSuccess(lines -> {
                    gate.did(person, Action.EXPORTED_MARKS, "");
                    context.response()
                            .putHeader("Content-Type", "application/jsonl; charset=utf-8")
                            .putHeader("Content-Disposition", "attachment; filename=\"desk-marks.jsonl\"")
                            .putHeader("Cache-Control", "no-store")
                            .putHeader("X-Content-Type-Options", "nosniff")
                            .end(lines);
                })
                .onFailure(failure -> Answering.fail(context, failure));
    }

    /** @param latestFirst of several for one question the latest counts */
    private String lines(List<Mark> latestFirst) {
        Map<String, String> labels = new LinkedHashMap<>();
        for (Mark mark : latestFirst) {
            if (mark.state() != MarkState.REJECTED) {
                String article = mark.article();
                labels.putIfAbsent(Masking.masked(mark.question().strip()), article == null ? NOTHING : article);
            }
        }
        labels.values()
                .removeIf(article ->
                        !article.equals(NOTHING) && knowledge.title(article).isEmpty());
        StringBuilder lines = new StringBuilder();
        labels.forEach((question, article) -> lines.append(JsonNodeFactory.instance
                        .objectNode()
                        .put("question", question)
                        .put("article", article))
                .append('\n'));
        return lines.toString();
    }
}
