package io.yingda.server.sandbox.push;

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
public record Attempt(
        int number, String query, long millis, @Nullable Integer status, Outcome outcome) {

    public enum Outcome {
        ANSWERED,
        TIMED_OUT,
        UNREACHABLE,
        BAD_STATUS,
        /** The server answered, and the answer was lost on the way: a trouble that was asked for. */
        ANSWER_LOST
    }
}
