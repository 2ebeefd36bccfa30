package io.yingda.engine.fact;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * A form while it is being filled.
 *
 * @param form its name
 * @param slot what was asked for last: a slot's name, {@link #CONFIRMATION} or {@link #CHANGE}
 * @param prompt the words it was asked for with
 * @param filled the slots that have a value, in the order they were filled
 * @param heard what the message of this turn is to it
 * @param refusals how many answers to what was asked for last were no good so far
 */
public record Filling(String form, String slot, String prompt, List<Filled> filled, Heard heard, int refusals) {

    /** Asked for in place of a slot: whether everything is right. */
    public static final String CONFIRMATION = "确认";

    /** Asked for in place of a slot: which slot is wrong. */
    public static final String CHANGE = "修改";

    public Filling {
        filled = List.copyOf(filled);
        heard = Objects.requireNonNullElse(heard, Heard.NOTHING); // Kept conversations leave it out.
    }

    /** One of which nothing is known and nothing asked yet. */
    public static Filling begun(String form) {
        return new Filling(form, "", "", List.of(), Heard.NOTHING, 0);
    }

    /** What a slot holds as people read it; empty when it holds nothing. */
    public String text(String name) {
        return filled.stream()
                .filter(each -> each.slot().equals(name))
                .map(Filled::shown)
                .findFirst()
                .orElse("");
    }

    /** The values as people read them, by slot; without what was left out. */
    public Map<String, String> told() {
        Map<String, String> told = new LinkedHashMap<>();
        filled.stream().filter(each -> !each.shown().isEmpty()).forEach(each -> told.put(each.slot(), each.shown()));
        return told;
    }

    /** Whether a slot needs no asking. */
    public boolean has(String name) {
        return filled.stream().anyMatch(each -> each.slot().equals(name));
    }

    /** The same after asking for this. */
    public Filling asking(String newSlot, String words) {
        return new Filling(form, newSlot, words, filled, heard, 0);
    }

    /** The same with this value, which takes the place of an earlier one. */
    public Filling with(Filled value) {
        List<Filled> all = new ArrayList<>(without(value.slot()).filled);
        all.add(value);
        return new Filling(form, slot, prompt, all, heard, refusals);
    }

    /** The same without a value for this slot. */
    public Filling without(String name) {
        return new Filling(
                form,
                slot,
                prompt,
                filled.stream().filter(each -> !each.slot().equals(name)).toList(),
                heard,
                refusals);
    }

    /** The same, the message being this to it. */
    public Filling hearing(Heard now) {
        return new Filling(form, slot, prompt, filled, now, refusals);
    }

    /** The same after one more answer that was no good. */
    public Filling refused() {
        return new Filling(form, slot, prompt, filled, heard, refusals + 1);
    }
}
