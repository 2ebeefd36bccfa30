package io.yingda.server.trace;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.JsonSerializer;
import com.fasterxml.jackson.databind.SerializerProvider;
import com.fasterxml.jackson.databind.annotation.JsonSerialize;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** Of whom it is shown that there is a member, not which: a follower, or the note that binds one. */
abstract class HiddenMember {

    @JsonSerialize(using = Hiding.class)
    @Nullable
    String member;

    static final class Hiding extends JsonSerializer<String> {
        @Override
        public void serialize(String value, JsonGenerator json, SerializerProvider serializers) throws IOException {
            json.writeString(value.isEmpty() ? "" : HiddenArguments.HIDDEN);
        }
    }
}
