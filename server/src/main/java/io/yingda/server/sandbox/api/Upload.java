package io.yingda.server.sandbox.api;

import io.vertx.core.buffer.Buffer;

/** A file of a multipart request. */
record Upload(String field, String name, String type, Buffer bytes) {}
