package io.yingda.server.delivery;

import io.yingda.engine.message.Event;
import io.yingda.engine.message.Inbound;

/** What WeChat allows in answer to an inbound. */
enum PassiveRule {

    /** Any one reply, with one article card at most. */
    MESSAGE(1),

    /** Any one reply but a hand-over to WeChat's desk, with eight article cards at most. */
    EVENT(8),

    /** Nothing is shown; the push is only acknowledged. */
    NONE(0);

    private final int newsItems;

    PassiveRule(int newsItems) {
        this.newsItems = newsItems;
    }

    int newsItems() {
        return newsItems;
    }

    static PassiveRule of(Inbound inbound) {
        return switch (inbound) {
            case Inbound.Content ignored -> MESSAGE;
            case Inbound.Other other -> other.kind().startsWith("event:") ? NONE : MESSAGE;
            case Event.Follow ignored -> EVENT;
            case Event.Scan ignored -> EVENT;
            case Event.MenuClick ignored -> EVENT;
            case Event.MenuScan ignored -> EVENT;
            case Event.MenuPictures ignored -> EVENT;
            case Event.MenuLocation ignored -> EVENT;
            case Event.Card card -> card.action() == Event.CardAction.USER_ENTER_SESSION_FROM_CARD ? EVENT : NONE;
            case Event ignored -> NONE;
        };
    }
}
