package io.yingda.engine.turn;

import io.yingda.engine.fact.Kind;
import io.yingda.engine.message.Event;
import io.yingda.engine.message.Inbound;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What the rules need of an inbound.
 *
 * @param words what the follower said, as typed or recognised; empty when nothing
 * @param key the menu key, the scene or the unknown kind's name; empty when none
 * @param again whether it was read in an earlier turn and only what was looked up for it is new
 */
record Reading(Kind kind, String words, String key, boolean again) {

    private Reading(Kind kind, String words, String key) {
        this(kind, words, key, false);
    }

    static Reading of(Inbound inbound) {
        return switch (inbound) {
            case Inbound.Text text -> new Reading(Kind.TEXT, text.text(), "");
            case Inbound.Voice voice -> new Reading(Kind.VOICE, orEmpty(voice.recognition()), "");
            case Inbound.Image ignored -> new Reading(Kind.IMAGE, "", "");
            case Inbound.Video ignored -> new Reading(Kind.VIDEO, "", "");
            case Inbound.Location location -> new Reading(Kind.LOCATION, "", location.label());
            case Inbound.Link link -> new Reading(Kind.LINK, "", link.url());
            case Inbound.Document document -> new Reading(Kind.FILE, "", document.title());
            case Inbound.Other other -> new Reading(Kind.OTHER, "", other.kind());
            case Event.Follow follow -> new Reading(Kind.FOLLOW, "", orEmpty(follow.scene()));
            case Event.Unfollow ignored -> new Reading(Kind.UNFOLLOW, "", "");
            case Event.Scan scan -> new Reading(Kind.SCAN, "", scan.scene());
            case Event.MenuClick click -> new Reading(Kind.MENU_CLICK, "", click.key());
            case Event.MenuScan scan -> new Reading(Kind.MENU_CLICK, "", scan.key());
            case Event.LateAnswer late -> {
                Reading asked = of(late.asked());
                yield new Reading(asked.kind(), asked.words(), asked.key(), true);
            }
            case Event event -> new Reading(Kind.OTHER, "", event.getClass().getSimpleName());
        };
    }

    /** Whether the follower has not just said something. */
    boolean isEvent() {
        return again
                || switch (kind) {
                    case MENU_CLICK, SCAN, FOLLOW, UNFOLLOW, OTHER -> true;
                    case TEXT, VOICE, IMAGE, VIDEO, LOCATION, LINK, FILE -> false;
                };
    }

    private static String orEmpty(@Nullable String text) {
        return Objects.requireNonNullElse(text, "");
    }
}
