package io.yingda.engine.turn;

import io.yingda.engine.fact.Desk;

/** The people behind an account, as far as the rules need to know of them. */
@FunctionalInterface
public interface HumanDesk {
    Desk state(String account);
}
