package io.yingda.server.measure;

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

    /**
     * One run of load, as one line of JSON.
     *
     * @param path the account's path
     * @param rate messages a second; 0 for as many as are answered
     * @param messages how many are made ready beforehand, and sent at most
     */
    record Run(int port, String path, double rate, long millis, int messages) {}

    /**
     * What came of a run, as one line of JSON.
     *
     * @param nanos from the first message until the last answer within the time
     * @param latency of every answer
     * @param fresh the share of all questions drawn so far that were new
     */
    record Result(long replied, long acknowledged, long failed, long nanos, BenchReport.Latency latency, double fresh) {

        double perSecond() {
            return (replied + acknowledged) * 1e9 / nanos;
        }
    }
}
