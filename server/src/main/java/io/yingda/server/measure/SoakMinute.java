package io.yingda.server.measure;

/**
 * One minute of a soak.
 *
 * @param messages answered in it
 * @param failed refused or not answered
 * @param p50 milliseconds
 * @param p99 milliseconds
 * @param heap bytes in use after a collection at its end
 * @param resident bytes of the process in memory; 0 where the system does not tell
 * @param stored bytes of the database's files
 */
public record SoakMinute(
        int number, long messages, long failed, double p50, double p99, long heap, long resident, long stored) {

    private static final double MEGABYTE = 1e6;

    /** A line for people. */
    public String asText() {
        return "第 %d 分钟  %,d 条，失败 %,d  50%% %.2f，99%% %.2f 毫秒  堆 %.1f MB，常驻 %.1f MB，数据 %.1f MB"
                .formatted(number, messages, failed, p50, p99, heap / MEGABYTE, resident / MEGABYTE, stored / MEGABYTE);
    }
}
