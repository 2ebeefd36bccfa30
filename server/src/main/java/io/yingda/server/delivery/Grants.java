package io.yingda.server.delivery;

import io.yingda.engine.message.Event;
import io.yingda.engine.message.Event.CardAction;
import io.yingda.engine.message.Inbound;
import io.yingda.server.settings.Allowances;
import java.time.Instant;

/** Says what WeChat allows in return for an inbound. */
record Grants(Allowances allowances) {

    Grant of(Inbound inbound, Instant now) {
        return switch (inbound) {
            // A click on an item of a menu in the chat arrives as words and counts as a click.
            case Inbound.Text text -> text.menuItem() == null ? message(now) : event(now);
            case Inbound.Content ignored -> message(now);
            case Event.MenuClick ignored -> event(now);
            case Event.MenuScan ignored -> event(now);
            case Event.Follow ignored -> event(now);
            case Event.Scan ignored -> event(now);
            case Event.Card card ->
                card.action() == CardAction.USER_PAY_FROM_PAY_CELL
                        ? new Grant(Grant.Kind.MESSAGE, now.plus(allowances.messageTime()), Grant.UNLIMITED)
                        : Grant.NONE;
            case Inbound.Other other -> other.kind().startsWith("event:") ? Grant.NONE : message(now);
            case Event ignored -> Grant.NONE;
        };
    }

    private Grant message(Instant now) {
        return new Grant(Grant.Kind.MESSAGE, now.plus(allowances.messageTime()), allowances.messages());
    }

    private Grant event(Instant now) {
        return new Grant(Grant.Kind.EVENT, now.plus(allowances.eventTime()), allowances.events());
    }
}
