package io.yingda.server.delivery;

import io.yingda.engine.message.Reply;
import java.util.List;
import java.util.Optional;

/**
 * How what is kept for a follower is split, when exactly one passive reply can be sent.
 *
 * @param now the passive reply; empty when nothing fits
 * @param later what stays, in order
 */
public record PassivePlan(Optional<Reply> now, List<Kept> later) {
    public PassivePlan {
        later = List.copyOf(later);
    }
}
