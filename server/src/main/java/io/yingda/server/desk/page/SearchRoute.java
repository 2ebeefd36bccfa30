package io.yingda.server.desk.page;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.yingda.server.desk.history.Place;
import io.yingda.server.desk.history.Search;
import io.yingda.server.desk.view.DeskJson;
import io.yingda.server.people.Action;
import io.yingda.server.people.Gate;
import io.yingda.server.people.Right;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Searching what was said. */
final class SearchRoute {

    private static final int HITS = 30;
    private static final int LONGEST = 100;

    private final Search search;
    private final Function<Asked, DeskJson> json;
    private final Gate gate;

    SearchRoute(Search search, Function<Asked, DeskJson> json, Gate gate) {
        this.search = search;
        this.json = json;
        this.gate = gate;
    }

    void addTo(Answering api) {
        api.get("/api/desk/search", Right.SERVE, this::search);
    }

    private JsonNode search(Asked asked) {
        String typed = asked.query().getOrDefault("q", "");
        String words = typed.substring(0, Math.min(LONGEST, typed.length()));
        @Nullable
        Place before = Place.of(asked.query().getOrDefault("before", "")).orElse(null);
        Search.Hits found = search.find(words, before, HITS);
        if (before == null) {
            gate.did(asked.person(), Action.SEARCHED, words.length() + " 个字");
        }
        DeskJson shown = json.apply(asked);
        ObjectNode answer = JsonNodeFactory.instance.objectNode();
        ArrayNode hits = answer.putArray("hits");
        for (Search.Hit hit : found.hits()) {
            ObjectNode node = hits.addObject();
            node.set("row", shown.row(hit.handOver()));
            node.set("line", shown.line(hit.line(), hit.handOver().id()));
        }
        Place next = found.next();
        return answer.put("more", next != null).put("next", next == null ? null : next.toString());
    }
}
