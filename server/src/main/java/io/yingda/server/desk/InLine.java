package io.yingda.server.desk;

import io.yingda.engine.message.FollowerId;
import java.time.Instant;

/**
 * A follower who waits for a human.
 *
 * @param queue the skill group
 * @param priority 0 is normal, higher is sooner
 * @param since when the conversation was handed over
 * @param lastAt when the follower was last heard of
 */
public record InLine(FollowerId follower, String queue, int priority, Instant since, Instant lastAt) {}
