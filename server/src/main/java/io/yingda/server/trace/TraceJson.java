package io.yingda.server.trace;

import com.fasterxml.jackson.annotation.JsonAutoDetect.Visibility;
import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import com.fasterxml.jackson.annotation.JsonValue;
import com.fasterxml.jackson.annotation.PropertyAccessor;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import io.yingda.engine.decision.Decision;
import io.yingda.engine.decision.Notes;
import io.yingda.engine.fact.Candidate;
import io.yingda.engine.fact.Facts;
import io.yingda.engine.fact.Follower;
import io.yingda.engine.fact.Part;
import io.yingda.engine.fact.Value;
import io.yingda.engine.message.Event;
import io.yingda.engine.message.Inbound;
import io.yingda.engine.message.Reply;
import io.yingda.engine.turn.Turn;

/**
 * A turn as JSON: {@code decision}, {@code replies}, {@code conversation}, {@code follower} and {@code trace}, whose names
 * are those of the engine's records. Inbounds, decisions and replies say which one they are in {@code type}; a candidate
 * has {@code id}, {@code question} and {@code category} in place of its article, and stands in {@code trace.facts} only:
 * under {@code candidates}, and under each of its {@code parts} where a message asks several things. Beside them stands
 * {@code reasoning}: in Chinese, what speaks for the best of them, or why none of them is held to be the answer.
 */
public final class TraceJson {

    private static final JsonMapper MAPPER = JsonMapper.builder()
            .addModule(new JavaTimeModule())
            .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
            .visibility(PropertyAccessor.ALL, Visibility.NONE)
            .visibility(PropertyAccessor.FIELD, Visibility.ANY)
            .addMixIn(Inbound.class, Typed.class)
            .addMixIn(Decision.class, Typed.class)
            .addMixIn(Reply.class, Typed.class)
            .addMixIn(Candidate.class, CandidateWithoutArticle.class)
            .addMixIn(Decision.LookUp.class, HiddenArguments.class)
            .addMixIn(Follower.class, HiddenMember.class)
            .addMixIn(Notes.class, HiddenMember.class)
            .addMixIn(Event.LateAnswer.class, HiddenArguments.class)
            .addMixIn(Value.class, AsShown.class)
            .build();

    private static final String REASONING = "reasoning";

    private TraceJson() {}

    public static ObjectNode of(Turn turn) {
        ObjectNode tree = MAPPER.valueToTree(turn);
        Facts facts = turn.trace().facts();
        if (!facts.message().text().isEmpty() && tree.at("/trace/facts") instanceof ObjectNode found) {
            found.put(REASONING, Reasoning.of(facts.candidates(), facts.thresholds()));
            for (int index = 0; index < facts.parts().size(); index++) {
                Part part = facts.parts().get(index);
                if (found.path("parts").path(index) instanceof ObjectNode one) {
                    one.put(REASONING, Reasoning.of(part.candidates(), part.thresholds()));
                }
            }
        }
        return tree;
    }

    /** As text, indented. */
    public static String text(Turn turn) {
        return of(turn).toPrettyString();
    }

    @JsonTypeInfo(use = JsonTypeInfo.Id.SIMPLE_NAME, property = "type")
    private interface Typed {}

    private interface AsShown {
        @JsonValue
        String shown();
    }

    @JsonIgnoreProperties("article")
    @JsonPropertyOrder({"rank", "id", "question", "category", "phrasing", "confidence", "margin", "score", "evidence"})
    private abstract static class CandidateWithoutArticle {
        @JsonProperty
        abstract String id();

        @JsonProperty
        abstract String question();

        @JsonProperty
        abstract String category();
    }
}
