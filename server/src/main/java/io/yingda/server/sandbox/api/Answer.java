package io.yingda.server.sandbox.api;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.vertx.core.buffer.Buffer;

/** What a call that was not refused brings. */
sealed interface Answer {

    /** JSON. */
    record Fields(ObjectNode json) implements Answer {}

    /** A file, under the name WeChat gives it. */
    record File(String type, String name, Buffer bytes) implements Answer {}

    /** A new object to fill. */
    static ObjectNode object() {
        return JsonNodeFactory.instance.objectNode();
    }

    /** That it was done, and nothing else. */
    static Answer done() {
        return new Fields(object().put("errcode", 0).put("errmsg", "ok"));
    }

    static Answer of(ObjectNode json) {
        return new Fields(json);
    }
}
