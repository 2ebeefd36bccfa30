package io.yingda.server.sandbox;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import org.jspecify.annotations.Nullable;

/** One thing a person does on the phone. */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "kind")
@JsonSubTypes({
    @JsonSubTypes.Type(value = Move.Write.class, name = "text"),
    @JsonSubTypes.Type(value = Move.Speak.class, name = "voice"),
    @JsonSubTypes.Type(value = Move.Show.class, name = "image"),
    @JsonSubTypes.Type(value = Move.Point.class, name = "location"),
    @JsonSubTypes.Type(value = Move.Click.class, name = "menu"),
    @JsonSubTypes.Type(value = Move.Scan.class, name = "scan"),
    @JsonSubTypes.Type(value = Move.Follow.class, name = "follow"),
    @JsonSubTypes.Type(value = Move.Unfollow.class, name = "unfollow")
})
sealed interface Move {

    record Write(String text) implements Move {}

    /**
     * A voice message.
     *
     * @param seconds how long it lasts
     * @param recognition what WeChat recognised; null where it recognises nothing, as for most accounts
     */
    record Speak(int seconds, @Nullable String recognition) implements Move {}

    record Show(Picture picture) implements Move {}

    /** A place on the map; degrees north and east. */
    record Point(double latitude, double longitude, String label) implements Move {}

    record Click(String key) implements Move {}

    /** A QR code of the account: follows whoever does not yet. */
    record Scan(String scene) implements Move {}

    record Follow() implements Move {}

    record Unfollow() implements Move {}

    /** Whether WeChat pushes it as an event. */
    default boolean isEvent() {
        return switch (this) {
            case Write ignored -> false;
            case Speak ignored -> false;
            case Show ignored -> false;
            case Point ignored -> false;
            case Click ignored -> true;
            case Scan ignored -> true;
            case Follow ignored -> true;
            case Unfollow ignored -> true;
        };
    }
}
