package io.yingda.rules.scenario;

import io.yingda.engine.message.Event;
import io.yingda.engine.message.Header;
import io.yingda.engine.message.Inbound;
import java.util.Map;

/** Makes an inbound of what a scenario's follower sends. */
final class Inbounds {

    private Inbounds() {}

    static Inbound of(Header header, ScriptedTurn.Sends sends, String value) {
        return switch (sends) {
            case TEXT -> new Inbound.Text(header, value, null);
            case VOICE -> new Inbound.Voice(header, "scenario", "amr", null, value.isEmpty() ? null : value);
            case IMAGE -> new Inbound.Image(header, "", value);
            case VIDEO -> new Inbound.Video(header, value, "", false);
            case LOCATION -> new Inbound.Location(header, 31.2, 121.4, 16, value);
            case LINK -> new Inbound.Link(header, value, "", value);
            case FILE -> new Inbound.Document(header, value, "", "", "", -1);
            case MENU -> new Event.MenuClick(header, value);
            case SCAN -> new Event.Scan(header, value, null);
            case FOLLOW -> new Event.Follow(header, value.isEmpty() ? null : value, null);
            case UNFOLLOW -> new Event.Unfollow(header);
            case LATE -> throw new IllegalArgumentException("nobody sends what comes late");
            case OTHER -> new Inbound.Other(header, value, Map.of());
        };
    }
}
