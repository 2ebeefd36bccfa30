package io.yingda.server.measure;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * How fast a server answers, in each of the ways it was measured.
 *
 * @param parts in the order in which they were measured
 */
public record BenchReport(@JsonValue Map<BenchPart, Measured> parts) {

    /**
     * One server beside a bare handler.
     *
     * @param perSecond signed, encrypted text messages the server answers in a second, at most
     * @param barePerSecond the same of a handler that only verifies, decrypts and encrypts
     * @param ratio the first as a share of the second
     * @param fresh the share of the questions that had not been asked before
     * @param loads what happens at shares of the maximum rate
     */
    public record Measured(double perSecond, double barePerSecond, double ratio, double fresh, List<Load> loads) {

        private String asText(BenchPart part) {
            return """
                   【%s】%s
                   最高吞吐    %,.0f 条/秒，是空处理器（只验签、解密、加密：%,.0f 条/秒）的 %.1f %%
                   没问过的    %.1f %% 的问题是第一次出现
                   %s""".formatted(
                            part.title(),
                            part.remark(),
                            perSecond,
                            barePerSecond,
                            100 * ratio,
                            100 * fresh,
                            loads.stream().map(Load::asText).collect(Collectors.joining("\n")));
        }
    }

    /**
     * Messages at a constant rate.
     *
     * @param share of the maximum rate
     * @param perSecond the rate
     * @param latency from the moment a message was due to be sent until its answer was complete
     * @param answers what became of the messages
     */
    public record Load(double share, double perSecond, Latency latency, Answers answers) {

        private String asText() {
            return """
                   %.0f %% 负载     每秒 %,.0f 条，从应当发出的时刻算起，毫秒：
                               平均 %.2f，50%% %.2f，90%% %.2f，99%% %.2f，99.9%% %.2f，最大 %.2f
                               有回复 %,d，仅确认 %,d，失败 %,d""".formatted(
                            100 * share,
                            perSecond,
                            latency.mean(),
                            latency.p50(),
                            latency.p90(),
                            latency.p99(),
                            latency.p999(),
                            latency.max(),
                            answers.replied(),
                            answers.acknowledged(),
                            answers.failed());
        }
    }

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

    /** Messages that came to nothing. */
    public long failures() {
        return parts.values().stream()
                .flatMap(part -> part.loads().stream())
                .mapToLong(load -> load.answers().failed())
                .sum();
    }

    /** The report for people. */
    public String asText() {
        return parts.entrySet().stream()
                .map(part -> part.getValue().asText(part.getKey()))
                .collect(Collectors.joining("\n\n"));
    }
}
