package io.yingda.engine.fact;

/** Something the follower told in answer to a question of the bot. */
public record Slot(String name, String value) {}
