package io.yingda.server.sandbox.push;

/**
 * A push ready to be sealed.
 *
 * @param xml the body in clear
 * @param key tells this push from all others, as WeChat's protocol says it: account, openid, and message id or event
 * @param kind the message's type, or {@code event:} and the event's name
 * @param event whether it is an event, which takes another kind of reply
 */
public record Parcel(String xml, String key, String kind, boolean event) {}
