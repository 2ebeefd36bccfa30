package io.yingda.server.nodes;

import java.net.URI;

/** Where a follower is served at the moment. */
public sealed interface Place {

    /** On this node. */
    record Here() implements Place {}

    /**
     * On another node.
     *
     * @param address where that one is reached, without a path
     */
    record There(URI address) implements Place {}

    /** On none: the follower is on the way from one node to another. */
    record Nowhere() implements Place {}
}
