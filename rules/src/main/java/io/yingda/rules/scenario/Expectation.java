package io.yingda.rules.scenario;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a turn must come to; null, like an empty list, means that it does not matter.
 *
 * @param decision the decision's name
 * @param article what is answered
 * @param articles what several questions are answered with, in order
 * @param options what is offered, in order: article ids or labels
 * @param queue the queue handed over to, or the ticket's department
 * @param reply fragments the follower must see
 * @param not fragments the follower must not see
 * @param rules rules that must have fired
 * @param tags tags the follower must have afterwards
 * @param topic the conversation's topic afterwards
 * @param misses the misses in a row afterwards
 * @param waiting whether the conversation is handed over afterwards
 * @param form the form that is being filled afterwards; empty for none
 * @param slots what is known afterwards, from forms and questions, by slot; empty where nothing may be
 * @param member the member the follower is bound to afterwards; empty for none
 * @param lines the line of each expected field, by its name in the file
 */
public record Expectation(
        @Nullable String decision,
        @Nullable String article,
        @Nullable List<String> articles,
        @Nullable List<String> options,
        @Nullable String queue,
        List<String> reply,
        List<String> not,
        List<String> rules,
        List<String> tags,
        @Nullable String topic,
        @Nullable Integer misses,
        @Nullable Boolean waiting,
        @Nullable String form,
        Map<String, String> slots,
        @Nullable String member,
        Map<String, Integer> lines) {

    public Expectation {
        articles = articles == null ? null : List.copyOf(articles);
        options = options == null ? null : List.copyOf(options);
        reply = List.copyOf(reply);
        not = List.copyOf(not);
        rules = List.copyOf(rules);
        tags = List.copyOf(tags);
        slots = Map.copyOf(slots);
        lines = Map.copyOf(lines);
    }
}
