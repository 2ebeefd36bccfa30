package io.yingda.engine.fact;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Everything the rules may look at in one turn.
 *
 * @param candidates for the message as a whole
 * @param parts the questions in it; empty when it asks one thing
 */
public record Facts(
        Message message,
        List<Candidate> candidates,
        List<Part> parts,
        Thresholds thresholds,
        Follower follower,
        Conversation conversation,
        Moment moment,
        Desk desk,
        List<LookedUp> lookedUp) {

    public Facts {
        candidates = List.copyOf(candidates);
        parts = List.copyOf(parts);
        lookedUp = List.copyOf(lookedUp);
    }

    /** The facts one by one, slots included, as they are laid before the rules. */
    public List<Object> each() {
        List<Object> facts = new ArrayList<>(List.of(message, thresholds, follower, conversation, moment, desk));
        facts.addAll(candidates);
        facts.addAll(parts);
        facts.addAll(lookedUp);
        Filling filling = conversation.filling();
        Map<String, String> slots = new HashMap<>(conversation.slots());
        if (filling != null) {
            facts.add(filling);
            slots.putAll(filling.told());
        }
        slots.forEach((name, value) -> facts.add(new Slot(name, value)));
        return List.copyOf(facts);
    }

    public Facts and(LookedUp result) {
        List<LookedUp> all = new ArrayList<>(lookedUp);
        all.add(result);
        return new Facts(message, candidates, parts, thresholds, follower, conversation, moment, desk, all);
    }

    public Facts with(Conversation now) {
        return new Facts(message, candidates, parts, thresholds, follower, now, moment, desk, lookedUp);
    }
}
