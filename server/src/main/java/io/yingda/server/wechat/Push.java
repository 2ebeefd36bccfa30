package io.yingda.server.wechat;

import io.yingda.engine.message.Inbound;

/** A push that was let in. */
sealed interface Push {

    /**
     * Something for the bot.
     *
     * @param seal how the reply has to be closed
     */
    record Message(Inbound inbound, Seal seal) implements Push {}

    /** A check whether anybody answers. */
    record Probe() implements Push {}
}
