package io.yingda.server.measure;

import io.yingda.server.settings.AccountSettings;
import java.time.Duration;
import java.util.List;

/**
 * What the loading process is told at its start, as one line of JSON.
 *
 * @param questions real questions, from which those to ask are made
 */
record LoadJob(
        String token,
        String appId,
        String aesKey,
        String originalId,
        List<String> questions,
        int followers,
        int connections,
        long seed) {

    /** Time given to the last messages of a run at a constant rate, so that none is left out for a late timer. */
    private static final long GRACE_MILLIS = 1_000;

    /** For pushes to this account, which must have an AES key; at least one question is needed. */
    static LoadJob of(AccountSettings account, List<String> questions, int followers, int connections, long seed) {
        String key = account.aesKey();
        if (key == null || questions.isEmpty()) {
            throw new IllegalArgumentException("an account with an AES key and at least one question are needed");
        }
        return new LoadJob(
                account.token(), account.appId(), key, account.originalId(), questions, followers, connections, seed);
    }

    /**
     * One run of load, as one line of JSON.
     *
     * @param path the account's path
     * @param rate messages a second; 0 for as many as are answered
     * @param messages how many are made ready beforehand, and sent at most
     */
    record Run(int port, String path, double rate, long millis, int messages) {

        /** Exactly as many messages as this rate comes to in this time. */
        static Run paced(int port, String path, double rate, Duration time) {
            int messages = (int) Math.round(rate * time.toMillis() / 1_000);
            return new Run(port, path, rate, time.toMillis() + GRACE_MILLIS, messages);
        }
    }

    /**
     * What came of a run, as one line of JSON.
     *
     * @param inTime how many of those replied to came back while WeChat would still have waited
     * @param nanos from the first message until the last answer within the time
     * @param latency of every answer
     * @param fresh the share of all questions drawn so far that were new
     */
    record Result(
            long replied,
            long acknowledged,
            long failed,
            long inTime,
            long nanos,
            BenchReport.Latency latency,
            double fresh) {

        long accepted() {
            return replied + acknowledged;
        }

        double perSecond() {
            return accepted() * 1e9 / nanos;
        }
    }
}
