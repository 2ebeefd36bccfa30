package io.yingda.server.sandbox.witness;

import java.util.Map;

/**
 * What has been counted since the start or the last {@link Witness#clear}. Counts go on when rows are dropped.
 *
 * @param pushed messages and events sent to the server, doubles not counted
 * @param underWay of these without an end yet
 * @param acknowledged of these answered with 200
 * @param answered of these with a passive reply that was shown
 * @param empty of these with {@code success} or nothing
 * @param transferred of these handed to WeChat's customer service
 * @param malformed of these with a reply nobody can read
 * @param failed of these never answered
 * @param keptByAgents messages that never left WeChat, since an agent was talking with the follower
 * @param attempts requests made, doubles included
 * @param doubles pushes sent once more
 * @param lateReplies replies to a push that had been answered before; they are not shown
 * @param passive replies shown that came back on a push
 * @param customerService messages shown that came by custom/send
 * @param templates template messages shown
 * @param subscriptions subscribe messages shown
 * @param seenAgain of all these the ones that had been seen before, from the same turn
 * @param outOfService how often a follower read that the account is out of service
 * @param apiCalls calls of WeChat's API
 * @param refusals of these refused, by errcode
 * @param dropped rows no longer kept
 */
public record Tally(
        long pushed,
        long underWay,
        long acknowledged,
        long answered,
        long empty,
        long transferred,
        long malformed,
        long failed,
        long keptByAgents,
        long attempts,
        long doubles,
        long lateReplies,
        long passive,
        long customerService,
        long templates,
        long subscriptions,
        long seenAgain,
        long outOfService,
        long apiCalls,
        Map<Integer, Long> refusals,
        long dropped) {

    public Tally {
        refusals = Map.copyOf(refusals);
    }
}
