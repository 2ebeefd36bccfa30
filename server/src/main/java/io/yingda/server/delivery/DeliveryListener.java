package io.yingda.server.delivery;

/**
 * Is told what came of every message that was on its way, on the thread that sent it; must be quick. Counting these by the
 * kind of outcome, its way and its error gives what an operator wants to see.
 */
@FunctionalInterface
public interface DeliveryListener {

    DeliveryListener NONE = (account, outcome) -> {};

    void settled(String account, Outcome outcome);
}
