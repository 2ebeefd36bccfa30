package io.yingda.engine.fact;

/**
 * The human side, as it stands now.
 *
 * @param agentsOnline agents who can take a conversation
 * @param queueLength conversations that wait for one
 */
public record Desk(int agentsOnline, int queueLength) {}
