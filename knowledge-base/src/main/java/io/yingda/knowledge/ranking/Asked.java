package io.yingda.knowledge.ranking;

import java.util.Set;

/**
 * A question of which the right answer is known.
 *
 * @param account the account it was asked of; empty when that does not matter
 * @param text as typed
 * @param right the ids of the articles that answer it; empty when none does
 */
public record Asked(String account, String text, Set<String> right) {

    public Asked {
        right = Set.copyOf(right);
    }
}
