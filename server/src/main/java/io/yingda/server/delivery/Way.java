package io.yingda.server.delivery;

/** How a reply gets to a follower. */
public enum Way {

    /** In answer to WeChat's push, while it waits. */
    PASSIVE,

    /** By a customer-service message. */
    CUSTOMER_SERVICE,

    /** Inside a template or subscription message. */
    NOTICE,

    /** By opening a session with one of WeChat's own agents. */
    SESSION
}
