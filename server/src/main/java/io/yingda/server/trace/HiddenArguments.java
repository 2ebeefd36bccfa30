package io.yingda.server.trace;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.JsonSerializer;
import com.fasterxml.jackson.databind.SerializerProvider;
import com.fasterxml.jackson.databind.annotation.JsonSerialize;
import java.io.IOException;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A look-up that was decided, or whose answer came late, with the names of its arguments alone: they may be personal, and what came of it shows them as far
 * as anybody may see them.
 */
abstract class HiddenArguments {

    static final String HIDDEN = "…";

    @JsonSerialize(contentUsing = Hiding.class)
    @Nullable
    Map<String, String> arguments;

    static final class Hiding extends JsonSerializer<String> {
        @Override
        public void serialize(String value, JsonGenerator json, SerializerProvider serializers) throws IOException {
            json.writeString(HIDDEN);
        }
    }
}
