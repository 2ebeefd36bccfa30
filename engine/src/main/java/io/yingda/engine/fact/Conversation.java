package io.yingda.engine.fact;

import io.yingda.engine.message.Option;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Where a follower's conversation stands before this turn.
 *
 * @param turns turns so far in this conversation
 * @param misses turns in a row in which the bot had nothing to give
 * @param lastDecision the kind of the last decision, such as {@code Answer}; empty before the first
 * @param lastArticle the article last given; null when none was
 * @param lastQuestion the last question that named a thing and stood for itself, as typed; empty when there was none
 * @param topic the category last talked about; empty when none
 * @param offered the choices on the table; empty when none are
 * @param linked the links to other articles in the last answer that had any; empty when there was none, or when choices were
 *     offered since
 * @param awaiting the slot the bot asked for, a form's included; null when it asked for none
 * @param slots what the follower told so far, by slot
 * @param waiting the hand-over that is under way; null when the bot has the conversation
 * @param filling the form that is being filled; null when none is
 * @param lastAt when the last turn was
 */
public record Conversation(
        int turns,
        int misses,
        String lastDecision,
        @Nullable String lastArticle,
        String lastQuestion,
        String topic,
        List<Option> offered,
        List<Option> linked,
        @Nullable String awaiting,
        Map<String, String> slots,
        @Nullable Waiting waiting,
        @Nullable Filling filling,
        Instant lastAt) {

    public Conversation {
        offered = List.copyOf(offered);
        linked = List.copyOf(linked);
        slots = Map.copyOf(slots);
        awaiting = filling == null ? awaiting : filling.slot();
    }

    public static Conversation begun(Instant at) {
        return new Conversation(0, 0, "", null, "", "", List.of(), List.of(), null, Map.of(), null, null, at);
    }

    /** The same conversation with these slots. */
    public Conversation with(Map<String, String> newSlots) {
        return new Conversation(
                turns,
                misses,
                lastDecision,
                lastArticle,
                lastQuestion,
                topic,
                offered,
                linked,
                awaiting,
                newSlots,
                waiting,
                filling,
                lastAt);
    }

    /** The same conversation waiting for this slot, or for none. */
    public Conversation waitingFor(@Nullable String slot) {
        return new Conversation(
                turns,
                misses,
                lastDecision,
                lastArticle,
                lastQuestion,
                topic,
                offered,
                linked,
                slot,
                slots,
                waiting,
                filling,
                lastAt);
    }

    /** The same conversation with this form being filled, or with none. */
    public Conversation filling(@Nullable Filling form) {
        return new Conversation(
                turns,
                misses,
                lastDecision,
                lastArticle,
                lastQuestion,
                topic,
                offered,
                linked,
                filling == null ? awaiting : null,
                slots,
                waiting,
                form,
                lastAt);
    }

    /** The same conversation without the form; what the follower told in it stays known. */
    public Conversation endingForm() {
        if (filling == null) {
            return this;
        }
        Map<String, String> known = new HashMap<>(slots);
        known.putAll(filling.told());
        return filling(null).with(known);
    }

    /** The same conversation with the hand-over as the desk has it; null gives it back to the bot, which begins without misses. */
    public Conversation handedOver(@Nullable Waiting handOver) {
        return new Conversation(
                turns,
                handOver == null && waiting != null ? 0 : misses,
                lastDecision,
                lastArticle,
                lastQuestion,
                topic,
                offered,
                linked,
                awaiting,
                slots,
                handOver,
                filling,
                lastAt);
    }

    /** The same conversation with so many misses in a row. */
    public Conversation missing(int inARow) {
        return new Conversation(
                turns,
                inARow,
                lastDecision,
                lastArticle,
                lastQuestion,
                topic,
                offered,
                linked,
                awaiting,
                slots,
                waiting,
                filling,
                lastAt);
    }

    /** Whether a human was asked for and has not given back. */
    public boolean isHandedOver() {
        return waiting != null;
    }

    /** Whether an agent has it: the bot is silent. */
    public boolean isWithAgent() {
        return waiting != null && waiting.agent() != null;
    }

    public boolean isChoosing() {
        return !offered.isEmpty();
    }
}
