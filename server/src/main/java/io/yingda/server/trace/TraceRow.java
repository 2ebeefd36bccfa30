package io.yingda.server.trace;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.dataformat.smile.SmileFactory;
import com.fasterxml.jackson.dataformat.smile.SmileGenerator;
import com.fasterxml.jackson.dataformat.smile.databind.SmileMapper;
import io.yingda.engine.decision.Decision;
import io.yingda.engine.decision.Notes;
import io.yingda.engine.fact.Follower;
import io.yingda.engine.message.Inbound;
import io.yingda.engine.message.Reply;
import io.yingda.engine.turn.Turn;
import io.yingda.server.store.Json;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;

/**
 * A turn as it is stored: enough to explain it as well as when it was new. Inbound and replies are left out, since they are
 * stored elsewhere, and times are to the millisecond. In Smile, which is JSON for machines: most of what is stored are traces,
 * and JSON takes more than twice the room.
 */
public final class TraceRow {

    private static final SmileMapper MAPPER = Json.storing(SmileMapper.builder(SmileFactory.builder()
                    .enable(SmileGenerator.Feature.CHECK_SHARED_STRING_VALUES)
                    .enable(
                            SmileGenerator.Feature
                                    .LENIENT_UTF_ENCODING) // Half a character is no reason to lose a turn.
                    .build()))
            .addMixIn(Decision.LookUp.class, HiddenArguments.class)
            .addMixIn(Follower.class, HiddenMember.class)
            .addMixIn(Notes.class, HiddenMember.class)
            .addModule(CandidateFormat.module())
            .disable(SerializationFeature.WRITE_DATE_TIMESTAMPS_AS_NANOSECONDS)
            .disable(DeserializationFeature.READ_DATE_TIMESTAMPS_AS_NANOSECONDS)
            .build();

    private TraceRow() {}

    public static byte[] write(Turn turn) {
        try {
            return MAPPER.writeValueAsBytes(StoredTrace.of(turn));
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
    public static Turn read(byte[] row, Inbound inbound, List<Reply> replies) {
        try {
            return MAPPER.readValue(row, StoredTrace.class).turn(inbound, replies);
        } catch (JsonProcessingException failure) {
            failure.clearLocation();
            throw new UncheckedIOException("a trace cannot be read", failure);
        } catch (IOException failure) {
            throw new UncheckedIOException("a trace cannot be read", failure);
        }
    }
}
