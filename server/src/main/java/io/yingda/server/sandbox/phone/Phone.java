package io.yingda.server.sandbox.phone;

/**
 * Who pushes to whom: a person's phone in the chat with one account.
 *
 * @param account the account's name in the URL
 * @param originalId the account's original id
 * @param openId the person's openid there
 */
public record Phone(String account, String originalId, String openId) {}
