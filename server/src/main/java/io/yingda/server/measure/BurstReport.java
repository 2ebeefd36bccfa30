package io.yingda.server.measure;

import io.yingda.server.measure.BenchReport.Latency;

/**
 * How a server stood a campaign.
 *
 * @param messages how many were sent
 * @param followers from how many followers
 * @param seconds how long it took to send them
 * @param refused answered with another status than 200, or not at all
 * @param lost acknowledged, and not finished long afterwards
 * @param inTime answered with a reply while WeChat waits, that is within five seconds after the message was due
 * @param share the same as a share of all
 * @param later acknowledged in time; what they came to goes as a customer-service message, or there was nothing to say
 * @param latency from the moment a message was due to be sent until its answer was complete
 */
public record BurstReport(
        long messages,
        int followers,
        double seconds,
        long refused,
        long lost,
        long inTime,
        double share,
        long later,
        Latency latency) {

    public boolean passed() {
        return refused == 0 && lost == 0;
    }

    /** The report for people. */
    public String asText() {
        return """
               突发        %.0f 秒内 %,d 个粉丝发来 %,d 条
               延迟        从应当发出的时刻算起，毫秒：平均 %.2f，50%% %.2f，90%% %.2f，99%% %.2f，99.9%% %.2f，最大 %.2f
               及时回复    %,d 条，占 %.2f %%（微信还在等的五秒之内）；先确认、随后送达或无需回复 %,d 条
               拒收 %,d，丢失 %,d""".formatted(
                        seconds,
                        followers,
                        messages,
                        latency.mean(),
                        latency.p50(),
                        latency.p90(),
                        latency.p99(),
                        latency.p999(),
                        latency.max(),
                        inTime,
                        100 * share,
                        later,
                        refused,
                        lost);
    }
}
