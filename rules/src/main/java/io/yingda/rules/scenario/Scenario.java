package io.yingda.rules.scenario;

import io.yingda.engine.fact.Desk;
import java.time.LocalDateTime;
import java.util.List;

/**
 * A golden conversation.
 *
 * @param name unique among all scenarios
 * @param file as problems name it, such as {@code rules/scenarios/welcome.yaml}
 * @param line where it begins
 * @param account the official account it happens in
 * @param at the merchant's local time of the first turn
 * @param desk the people behind the account, throughout
 * @param follower who talks
 */
public record Scenario(
        String name,
        String file,
        int line,
        String account,
        LocalDateTime at,
        Desk desk,
        Persona follower,
        List<ScriptedTurn> turns) {

    public Scenario {
        turns = List.copyOf(turns);
    }
}
