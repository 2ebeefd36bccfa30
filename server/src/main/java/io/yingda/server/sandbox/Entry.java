package io.yingda.server.sandbox;

import io.yingda.server.sandbox.phone.Content;
import org.jspecify.annotations.Nullable;

/**
 * One line of a chat.
 *
 * @param id names it among all chats; later lines have higher ids
 * @param account the account's name in the URL
 * @param person the phone's owner
 * @param at when it appeared, in milliseconds since 1970 on the sandbox's clock
 * @param from whose it is
 * @param state how far it came
 * @param cause the line whose push brought it; its own id when it was pushed itself, 0 when there was no push
 * @param key what tells its push from all others, as WeChat's protocol says it: account, openid and message id or event;
 *     null when there was no push
 * @param note the grey line WeChat puts below it, such as who said it; null for none
 */
record Entry(
        long id,
        String account,
        String person,
        long at,
        From from,
        Content content,
        State state,
        long cause,
        @Nullable String key,
        @Nullable String note) {

    enum From {
        FOLLOWER,
        ACCOUNT,
        WECHAT
    }

    enum State {
        SENDING,
        DONE,
        FAILED
    }

    Entry in(State newState) {
        return new Entry(id, account, person, at, from, content, newState, cause, key, note);
    }
}
