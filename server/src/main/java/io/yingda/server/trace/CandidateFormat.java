package io.yingda.server.trace;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.JsonDeserializer;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.JsonSerializer;
import com.fasterxml.jackson.databind.Module;
import com.fasterxml.jackson.databind.SerializerProvider;
import com.fasterxml.jackson.databind.module.SimpleModule;
import io.yingda.engine.article.Article;
import io.yingda.engine.article.Validity;
import io.yingda.engine.fact.Candidate;
import io.yingda.engine.fact.Evidence;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * Candidates as they are stored: an array of the article's id, question and category, the phrasing unless that is the
 * question, rank, confidence, margin, score, and the evidence as a flat array of names, values and contributions, of the first
 * candidates and only where there is any. Numbers are whole ten-thousandths.
 */
final class CandidateFormat {

    /** The explanation shows no more. */
    private static final int EXPLAINED = 3;

    private static final double PLACES = 1e4;

    private CandidateFormat() {}

    static Module module() {
        return new SimpleModule()
                .addSerializer(Candidate.class, new Writer())
                .addDeserializer(Candidate.class, new Reader());
    }

    private static final class Writer extends JsonSerializer<Candidate> {
        @Override
        public void serialize(Candidate candidate, JsonGenerator row, SerializerProvider serializers)
                throws IOException {
            row.writeStartArray();
            row.writeString(candidate.id());
            row.writeString(candidate.question());
            row.writeString(candidate.category());
            row.writeString(candidate.phrasing().equals(candidate.question()) ? null : candidate.phrasing());
            row.writeNumber(candidate.rank());
            row.writeNumber(parts(candidate.confidence()));
            row.writeNumber(parts(candidate.margin()));
            row.writeNumber(parts(candidate.score()));
            if (candidate.rank() <= EXPLAINED && !candidate.evidence().isEmpty()) {
                row.writeStartArray();
                for (Evidence part : candidate.evidence()) {
                    if (part.value() != 0 || part.contribution() != 0) {
                        row.writeString(part.name());
                        row.writeNumber(parts(part.value()));
                        row.writeNumber(parts(part.contribution()));
                    }
                }
                row.writeEndArray();
            }
            row.writeEndArray();
        }

        private static long parts(double value) {
            return Math.round(value * PLACES);
        }
    }

    private static final class Reader extends JsonDeserializer<Candidate> {
        @Override
        public Candidate deserialize(JsonParser parser, DeserializationContext context) throws IOException {
            JsonNode row = parser.readValueAsTree();
            String question = row.path(1).asText();
            List<Evidence> evidence = new ArrayList<>();
            JsonNode parts = row.path(8);
            for (int index = 0; index + 2 < parts.size(); index += 3) {
                evidence.add(new Evidence(
                        parts.get(index).asText(), number(parts.get(index + 1)), number(parts.get(index + 2))));
            }
            return new Candidate(
                    row.path(4).asInt(),
                    new Article(
                            row.path(0).asText(),
                            question,
                            List.of(),
                            "",
                            List.of(),
                            row.path(2).asText(),
                            List.of(),
                            Set.of(),
                            Validity.ALWAYS),
                    row.path(3).isNull() ? question : row.path(3).asText(),
                    number(row.path(5)),
                    number(row.path(6)),
                    number(row.path(7)),
                    evidence);
        }

        private static double number(JsonNode parts) {
            return parts.asLong() / PLACES;
        }
    }
}
