package io.yingda.server.trace;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.JsonDeserializer;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.JsonSerializer;
import com.fasterxml.jackson.databind.SerializerProvider;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.module.SimpleModule;
import io.yingda.engine.article.Article;
import io.yingda.engine.article.Validity;
import io.yingda.engine.decision.Decision;
import io.yingda.engine.decision.Notes;
import io.yingda.engine.fact.Candidate;
import io.yingda.engine.fact.Evidence;
import io.yingda.engine.fact.Follower;
import io.yingda.engine.message.Inbound;
import io.yingda.engine.message.Reply;
import io.yingda.engine.turn.Trace;
import io.yingda.engine.turn.Turn;
import io.yingda.server.store.Json;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * A turn as it is stored: enough to explain it as well as when it was new. Inbound and replies are left out, since they are
 * stored elsewhere, and the decision stands once; of an article only id, question and category are kept; evidence only of the
 * first candidates and only where there is any; numbers to four places.
 */
public final class TraceRow {

    /** The explanation shows no more. */
    private static final int EXPLAINED = 3;

    private static final double PLACES = 1e4;

    private static final JsonMapper MAPPER = Json.builder()
            .addMixIn(Turn.class, WithoutReplies.class)
            .addMixIn(Trace.class, WithoutInboundAndDecision.class)
            .addMixIn(Decision.LookUp.class, HiddenArguments.class)
            .addMixIn(Follower.class, HiddenMember.class)
            .addMixIn(Notes.class, HiddenMember.class)
            .addModule(new SimpleModule()
                    .addSerializer(Candidate.class, new CandidateWriter())
                    .addDeserializer(Candidate.class, new CandidateReader()))
            .build();

    private TraceRow() {}

    public static String write(Turn turn) {
        try {
            return MAPPER.writeValueAsString(turn);
        } catch (JsonProcessingException failure) {
            failure.clearLocation();
            throw new UncheckedIOException("a trace cannot be written", failure);
        }
    }

    /**
     * The turn again.
     *
     * @param inbound what came in
     * @param replies what was said
     */
    public static Turn read(String json, Inbound inbound, List<Reply> replies) {
        try {
            Turn turn = MAPPER.readValue(json, Turn.class);
            Trace trace = turn.trace();
            return new Turn(
                    turn.decision(),
                    replies,
                    turn.conversation(),
                    turn.follower(),
                    new Trace(
                            inbound,
                            trace.at(),
                            trace.understanding(),
                            trace.facts(),
                            trace.rounds(),
                            trace.forms(),
                            turn.decision(),
                            trace.failures(),
                            trace.steps(),
                            trace.knowledgeVersion()));
        } catch (JsonProcessingException failure) {
            failure.clearLocation();
            throw new UncheckedIOException("a trace cannot be read", failure);
        }
    }

    @JsonIgnoreProperties(value = "replies", allowSetters = true)
    private interface WithoutReplies {}

    @JsonIgnoreProperties(
            value = {"inbound", "decision"},
            allowSetters = true)
    private interface WithoutInboundAndDecision {}

    private static final class CandidateWriter extends JsonSerializer<Candidate> {
        @Override
        public void serialize(Candidate candidate, JsonGenerator json, SerializerProvider serializers)
                throws IOException {
            json.writeStartObject();
            json.writeStringField("id", candidate.id());
            json.writeStringField("question", candidate.question());
            json.writeStringField("category", candidate.category());
            if (!candidate.phrasing().equals(candidate.question())) {
                json.writeStringField("phrasing", candidate.phrasing());
            }
            json.writeNumberField("rank", candidate.rank());
            number(json, "confidence", candidate.confidence());
            number(json, "margin", candidate.margin());
            number(json, "score", candidate.score());
            if (candidate.rank() <= EXPLAINED && !candidate.evidence().isEmpty()) {
                json.writeArrayFieldStart("evidence");
                for (Evidence part : candidate.evidence()) {
                    if (part.value() != 0 || part.contribution() != 0) {
                        json.writeString(part.name());
                        json.writeRawValue(rounded(part.value()));
                        json.writeRawValue(rounded(part.contribution()));
                    }
                }
                json.writeEndArray();
            }
            json.writeEndObject();
        }

        private static void number(JsonGenerator json, String name, double value) throws IOException {
            json.writeFieldName(name);
            json.writeRawValue(rounded(value));
        }

        /** To four places, much faster than any formatting of doubles. */
        private static String rounded(double value) {
            long places = Math.round(value * PLACES);
            if (places % (long) PLACES == 0) {
                return Long.toString(places / (long) PLACES);
            }
            String digits = Long.toString((long) PLACES + Math.abs(places % (long) PLACES));
            return (places < 0 ? "-" : "") + Math.abs(places / (long) PLACES) + '.' + digits.substring(1);
        }
    }

    private static final class CandidateReader extends JsonDeserializer<Candidate> {
        @Override
        public Candidate deserialize(JsonParser parser, DeserializationContext context) throws IOException {
            JsonNode json = parser.readValueAsTree();
            String question = json.path("question").asText();
            List<Evidence> evidence = new ArrayList<>();
            JsonNode parts = json.path("evidence");
            for (int index = 0; index + 2 < parts.size(); index += 3) {
                evidence.add(new Evidence(
                        parts.get(index).asText(),
                        parts.get(index + 1).asDouble(),
                        parts.get(index + 2).asDouble()));
            }
            return new Candidate(
                    json.path("rank").asInt(),
                    new Article(
                            json.path("id").asText(),
                            question,
                            List.of(),
                            "",
                            List.of(),
                            json.path("category").asText(),
                            List.of(),
                            Set.of(),
                            Validity.ALWAYS),
                    json.path("phrasing").asText(question),
                    json.path("confidence").asDouble(),
                    json.path("margin").asDouble(),
                    json.path("score").asDouble(),
                    evidence);
        }
    }
}
