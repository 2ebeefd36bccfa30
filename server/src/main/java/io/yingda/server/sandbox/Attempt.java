package io.yingda.server.sandbox;

import org.jspecify.annotations.Nullable;

/**
 * One request of a push.
 *
 * @param number from 1
 * @param query the request's query; holds signatures, never the token they are made with
 * @param millis how long it took
 * @param status the HTTP status; null when none came
 * @param outcome what came of it
 */
record Attempt(
        int number, String query, long millis, @Nullable Integer status, Outcome outcome) {

    enum Outcome {
        ANSWERED,
        TIMED_OUT,
        UNREACHABLE,
        BAD_STATUS
    }
}
