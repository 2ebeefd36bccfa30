package io.yingda.server.sandbox.api;

/**
 * A call of the API that came in.
 *
 * @param number from 1
 * @param at in milliseconds since 1970 on the sandbox's clock
 * @param account its name; empty where the token tells none
 * @param outcome the errcode, or what cut the call off
 */
public record CallRow(long number, long at, String account, String method, String path, String outcome) {}
