package io.yingda.server.sandbox.api;

import java.time.Instant;

/** One message between an agent and a follower. */
record ServiceRecord(long id, String openId, String agent, boolean fromAgent, String words, Instant at) {}
