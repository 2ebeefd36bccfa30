package io.yingda.server.api;

import io.yingda.engine.message.Reply;
import java.nio.file.Path;
import java.util.List;

/** WeChat's API for one account. Every call blocks until WeChat has answered. Safe for many threads. */
public interface WeChatApi {

    /**
     * Sends a customer-service message.
     *
     * @param reply of any kind but a hand-over; a menu goes as WeChat's own, of article cards the first only
     */
    void send(String openId, Reply reply) throws ApiFailure;

    /** Shows the follower that somebody types, until the next message. */
    void typing(String openId) throws ApiFailure;

    /** Sends a template or subscription message. */
    void send(String openId, Notice notice) throws ApiFailure;

    /** WeChat's own agents who are online now, with how many followers each serves. */
    List<OnlineAgent> onlineAgents() throws ApiFailure;

    /** Opens a session of the follower with one of WeChat's own agents. */
    void openSession(String openId, OnlineAgent agent) throws ApiFailure;

    /** What WeChat tells about a follower. */
    Profile profile(String openId) throws ApiFailure;

    /**
     * Uploads a file that WeChat keeps for three days.
     *
     * @return its media id
     */
    String upload(MediaKind kind, Path file) throws ApiFailure;

    /**
     * Fetches what a follower sent.
     *
     * @param most the most bytes taken; a larger one fails with {@link ApiFailure.Fault#TOO_LARGE}
     */
    Media download(String mediaId, int most) throws ApiFailure;
}
