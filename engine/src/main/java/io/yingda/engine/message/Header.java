package io.yingda.engine.message;

import java.time.Instant;

/**
 * What every inbound carries.
 *
 * @param follower who sent it, to which account
 * @param recipient the account's original id ({@code gh_…}); a passive reply is sent from it
 * @param sentAt when WeChat says it was sent, to the second
 * @param key identifies the inbound across retries: equal keys mean the same inbound
 */
public record Header(FollowerId follower, String recipient, Instant sentAt, String key) {}
