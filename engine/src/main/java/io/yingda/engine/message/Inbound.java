package io.yingda.engine.message;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One thing WeChat pushed: a message a follower wrote ({@link Content}), something that happened ({@link Event}), or a
 * kind this version does not know ({@link Other}).
 */
public sealed interface Inbound permits Inbound.Content, Inbound.Other, Event {

    Header header();

    /** A message a follower sent into the chat. WeChat accepts any passive reply to it. */
    sealed interface Content extends Inbound {}

    /**
     * @param text as typed, not folded
     * @param menuItem id of the item when the text came from a click in a choice menu
     */
    record Text(Header header, String text, @Nullable String menuItem) implements Content {}

    /** @param pictureUrl where WeChat serves the picture for a while */
    record Image(Header header, String pictureUrl, String mediaId) implements Content {}

    /**
     * @param format {@code amr} or {@code speex}
     * @param mediaId16k the 16 kHz recording, where WeChat offers one
     * @param recognition WeChat's own speech recognition; most accounts no longer receive it
     */
    record Voice(
            Header header,
            String mediaId,
            String format,
            @Nullable String mediaId16k,
            @Nullable String recognition) implements Content {}

    /** @param brief whether it was recorded as WeChat's short video */
    record Video(Header header, String mediaId, String thumbnailMediaId, boolean brief) implements Content {}

    /**
     * @param latitude degrees north
     * @param longitude degrees east
     * @param scale the map's zoom level
     */
    record Location(Header header, double latitude, double longitude, int scale, String label) implements Content {}

    record Link(Header header, String title, String description, String url) implements Content {}

    /**
     * A file. WeChat offers no way to fetch its content.
     *
     * @param bytes its size, or -1 where WeChat does not say
     */
    record Document(Header header, String title, String description, String fileKey, String md5, long bytes)
            implements Content {}

    /**
     * A kind this version does not know; it is acknowledged and shown to the rules.
     *
     * @param kind WeChat's {@code MsgType}, or {@code event:} and the event's name
     * @param fields the top-level elements that hold text, by name
     */
    record Other(Header header, String kind, Map<String, String> fields) implements Inbound {
        public Other {
            fields = Map.copyOf(fields);
        }
    }
}
