package io.yingda.server.measure;

import io.yingda.server.measure.BenchReport.Latency;

/**
 * How a server stood a busy desk.
 *
 * @param agents how many had their page open until the end
 * @param conversations how many they had
 * @param messages how many followers wrote
 * @param perSecond at which rate
 * @param refused pushes answered with another status than 200, or not at all
 * @param lost lines that were not shown to the agent
 * @param twice lines that were shown again
 * @param disordered lines that were shown after a later one of the same follower
 * @param latency from the moment a push was due to be sent until its line was on the agent's page
 */
public record DeskReport(
        int agents,
        int conversations,
        long messages,
        double perSecond,
        long refused,
        long lost,
        long twice,
        long disordered,
        Latency latency) {

    /** A line is to be on the agent's page in less, of a hundred all but one. */
    private static final double TARGET_MILLIS = 300;

    static DeskReport of(DeskJob.Opened opened, double rate, DeskJob.Result result) {
        return new DeskReport(
                opened.agents(),
                opened.conversations(),
                result.sent(),
                rate,
                result.refused(),
                result.lost(),
                result.twice(),
                result.disordered(),
                result.latency());
    }

    /** Nothing refused, lost, shown twice or out of order. */
    public boolean isWhole() {
        return refused == 0 && lost == 0 && twice == 0 && disordered == 0;
    }

    public boolean passed() {
        return isWhole() && latency.p99() < TARGET_MILLIS;
    }

    /** The report for people. */
    public String asText() {
        return """
               座席台      %,d 位座席，%,d 个会话，粉丝每秒来信 %.0f 条，共 %,d 条
               到达座席    从应当推送的时刻算起，毫秒：平均 %.2f，50%% %.2f，90%% %.2f，99%% %.2f，99.9%% %.2f，最大 %.2f；99%% 应当小于 %.0f，%s
               拒收 %,d，丢失 %,d，重复 %,d，乱序 %,d""".formatted(
                        agents,
                        conversations,
                        perSecond,
                        messages,
                        latency.mean(),
                        latency.p50(),
                        latency.p90(),
                        latency.p99(),
                        latency.p999(),
                        latency.max(),
                        TARGET_MILLIS,
                        latency.p99() < TARGET_MILLIS ? "达到" : "没有达到",
                        refused,
                        lost,
                        twice,
                        disordered);
    }
}
