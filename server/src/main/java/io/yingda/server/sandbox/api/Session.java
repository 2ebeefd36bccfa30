package io.yingda.server.sandbox.api;

import java.time.Instant;

/** A follower talking with an agent. */
record Session(String openId, String agent, Instant since) {}
