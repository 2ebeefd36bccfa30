package io.yingda.server.measure;

import org.jspecify.annotations.Nullable;

/**
 * How fast a server answers.
 *
 * @param serverPerSecond signed, encrypted text messages the server answers in a second, at most
 * @param barePerSecond the same of a handler that only verifies, decrypts and encrypts
 * @param ratio the first as a share of the second
 * @param fresh the share of the questions that had not been asked before
 * @param loadPerSecond the constant rate at which the latencies were taken: half of the maximum
 * @param latency from the moment a message was due to be sent until its answer was complete
 * @param load what became of the messages sent at that rate
 * @param byMeaning the same server with an embedding model; null when it was not measured
 */
public record BenchReport(
        double serverPerSecond,
        double barePerSecond,
        double ratio,
        double fresh,
        double loadPerSecond,
        Latency latency,
        Answers load,
        @Nullable ByMeaning byMeaning) {

    /** In milliseconds. */
    public record Latency(double mean, double p50, double p90, double p99, double p999, double max) {}

    /**
     * What came back.
     *
     * @param replied with a reply for the follower
     * @param acknowledged with {@code success} only
     * @param failed with another status than 200, or not at all
     */
    public record Answers(long replied, long acknowledged, long failed) {}

    /**
     * How fast a server answers that embeds every question that is new to it.
     *
     * @param serverPerSecond messages it answers in a second, at most
     * @param fresh the share of the questions that had not been asked before
     * @param loadPerSecond the constant rate at which the latencies were taken: half of the maximum
     * @param latency from the moment a message was due to be sent until its answer was complete
     * @param load what became of the messages sent at that rate
     */
    public record ByMeaning(double serverPerSecond, double fresh, double loadPerSecond, Latency latency, Answers load) {

        private String asText() {
            return """

                   带语义模型  %,.0f 条/秒，每个没问过的问题（%.1f %%）都算语义向量；与空处理器之比只看上面按字词的
                   半载延迟    每秒 %,.0f 条：平均 %.2f，50%% %.2f，90%% %.2f，99%% %.2f，最大 %.2f
                   半载结果    有回复 %,d，仅确认 %,d，失败 %,d""".formatted(
                            serverPerSecond,
                            100 * fresh,
                            loadPerSecond,
                            latency.mean(),
                            latency.p50(),
                            latency.p90(),
                            latency.p99(),
                            latency.max(),
                            load.replied(),
                            load.acknowledged(),
                            load.failed());
        }
    }

    /** The same server beside itself with an embedding model. */
    public BenchReport beside(@Nullable ByMeaning other) {
        return new BenchReport(serverPerSecond, barePerSecond, ratio, fresh, loadPerSecond, latency, load, other);
    }

    /** Messages that came to nothing. */
    public long failures() {
        return load.failed() + (byMeaning == null ? 0 : byMeaning.load().failed());
    }

    /** The report for people. */
    public String asText() {
        return words() + (byMeaning == null ? "" : byMeaning.asText());
    }

    private String words() {
        return """
               最高吞吐    %,.0f 条/秒（只验签、解密、加密的空处理器：%,.0f 条/秒）
               占比        %.1f %%
               没问过的    %.1f %% 的问题在这次运行里是第一次出现
               半载延迟    每秒 %,.0f 条，从应当发出的时刻算起，毫秒：
                           平均 %.2f，50%% %.2f，90%% %.2f，99%% %.2f，99.9%% %.2f，最大 %.2f
               半载结果    有回复 %,d，仅确认 %,d，失败 %,d""".formatted(
                        serverPerSecond,
                        barePerSecond,
                        100 * ratio,
                        100 * fresh,
                        loadPerSecond,
                        latency.mean(),
                        latency.p50(),
                        latency.p90(),
                        latency.p99(),
                        latency.p999(),
                        latency.max(),
                        load.replied(),
                        load.acknowledged(),
                        load.failed());
    }
}
