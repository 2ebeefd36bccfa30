package io.yingda.server.sandbox;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import io.yingda.server.sandbox.phone.Picture;
import org.jspecify.annotations.Nullable;

/** One thing a person does on the phone. */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "kind")
@JsonSubTypes({
    @JsonSubTypes.Type(value = Move.Write.class, name = "text"),
    @JsonSubTypes.Type(value = Move.Speak.class, name = "voice"),
    @JsonSubTypes.Type(value = Move.Show.class, name = "image"),
    @JsonSubTypes.Type(value = Move.Point.class, name = "location"),
    @JsonSubTypes.Type(value = Move.Choose.class, name = "choose"),
    @JsonSubTypes.Type(value = Move.Click.class, name = "menu"),
    @JsonSubTypes.Type(value = Move.Visit.class, name = "view"),
    @JsonSubTypes.Type(value = Move.Agree.class, name = "agree"),
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

    /** A tap on an answer of a {@code msgmenu}: a message with the answer's words and its id. */
    record Choose(String id, String text) implements Move {}

    record Click(String key) implements Move {}

    /** A click on a button that opens a page. */
    record Visit(String url) implements Move {}

    /** Agreeing to one subscribe message of a template, or refusing it. */
    record Agree(String template, boolean accept) implements Move {}

    /** A QR code of the account: follows whoever does not yet. */
    record Scan(String scene) implements Move {}

    record Follow() implements Move {}

    record Unfollow() implements Move {}

    /** What the follower says in words; null where there are none. */
    default @Nullable String words() {
        return switch (this) {
            case Write write -> write.text();
            case Choose choose -> choose.text();
            case Speak speak -> speak.recognition();
            case Show ignored -> null;
            case Point point -> point.label();
            case Click ignored -> null;
            case Visit ignored -> null;
            case Agree ignored -> null;
            case Scan ignored -> null;
            case Follow ignored -> null;
            case Unfollow ignored -> null;
        };
    }

    /** Whether WeChat pushes it as an event. */
    default boolean isEvent() {
        return switch (this) {
            case Write ignored -> false;
            case Speak ignored -> false;
            case Show ignored -> false;
            case Point ignored -> false;
            case Choose ignored -> false;
            case Click ignored -> true;
            case Visit ignored -> true;
            case Agree ignored -> true;
            case Scan ignored -> true;
            case Follow ignored -> true;
            case Unfollow ignored -> true;
        };
    }
}
