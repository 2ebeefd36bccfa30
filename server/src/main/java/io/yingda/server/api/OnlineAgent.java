package io.yingda.server.api;

/**
 * One of WeChat's own agents who is online.
 *
 * @param account WeChat's name for the agent, such as {@code anna@shop}
 * @param serving how many followers the agent serves
 */
public record OnlineAgent(String account, int serving) {}
