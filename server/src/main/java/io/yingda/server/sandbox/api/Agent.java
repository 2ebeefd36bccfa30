package io.yingda.server.sandbox.api;

/**
 * Somebody of WeChat's own customer service.
 *
 * @param account such as {@code xiaoli@shop}
 * @param id the number WeChat gives
 * @param online whether signed in to the web client
 */
record Agent(String account, int id, String nickname, boolean online) {

    Agent named(String newNickname) {
        return new Agent(account, id, newNickname, online);
    }

    Agent present(boolean now) {
        return new Agent(account, id, nickname, now);
    }
}
