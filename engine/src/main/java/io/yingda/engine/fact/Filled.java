package io.yingda.engine.fact;

/**
 * A slot of a form with its value.
 *
 * @param slot the slot's name
 * @param value as systems take it: {@code 2026-12-03}, {@code 300.00}, {@code 13800000000}; empty where the slot was left out
 * @param shown as people read it; empty where the slot was left out
 * @param words what it was read from, as typed
 */
public record Filled(String slot, String value, String shown, String words) {

    /** One the follower has nothing for. */
    public static Filled leftOut(String slot, String words) {
        return new Filled(slot, "", "", words);
    }
}
