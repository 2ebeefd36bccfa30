package io.yingda.server.wechat;

import io.vertx.core.Future;
import java.util.function.BooleanSupplier;
import java.util.function.Function;

/**
 * WeChat at the other end of one attempt.
 *
 * @param waiting whether it has not hung up
 * @param send answers it; fails when it has hung up
 */
record Caller(BooleanSupplier waiting, Function<String, Future<Void>> send) {

    boolean waits() {
        return waiting.getAsBoolean();
    }

    Future<Void> answer(String body) {
        return send.apply(body);
    }
}
