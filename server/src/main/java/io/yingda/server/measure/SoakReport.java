package io.yingda.server.measure;

import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * How a server stood a moderate load for a long time.
 *
 * @param lost acknowledged, and not finished long afterwards
 * @param bytesPerMessage by how much the database's files grew for each message, from the end of the first minute on
 * @param courses whether memory and latency stayed flat; null when it did not last long enough to tell
 */
public record SoakReport(
        List<SoakMinute> minutes,
        long lost,
        double bytesPerMessage,
        @Nullable Courses courses) {

    /** One figure each. Memory may rise by a tenth; what else the machine does shows in the latencies, which get more room. */
    public record Courses(Course heap, Course resident, Course p50, Course p99) {

        private static Courses of(List<SoakMinute> minutes) {
            return new Courses(
                    Course.of(minutes, 1.1, SoakMinute::heap),
                    Course.of(minutes, 1.1, SoakMinute::resident),
                    Course.of(minutes, 1.5, SoakMinute::p50),
                    Course.of(minutes, 2, SoakMinute::p99));
        }

        boolean flat() {
            return Stream.of(heap, resident, p50, p99).allMatch(Course::flat);
        }
    }

    static SoakReport of(List<SoakMinute> minutes, long lost) {
        SoakMinute first = minutes.getFirst();
        long messages = minutes.stream().mapToLong(SoakMinute::messages).sum() - first.messages();
        long grown = minutes.getLast().stored() - first.stored();
        return new SoakReport(
                List.copyOf(minutes),
                lost,
                messages == 0 ? 0 : (double) grown / messages,
                minutes.size() < Course.LEAST ? null : Courses.of(minutes));
    }

    public long messages() {
        return minutes.stream().mapToLong(SoakMinute::messages).sum();
    }

    public long failed() {
        return minutes.stream().mapToLong(SoakMinute::failed).sum();
    }

    /** Nothing refused, nothing lost, and nothing known to have risen. */
    public boolean passed() {
        return failed() == 0 && lost == 0 && (courses == null || courses.flat());
    }

    /** What the minutes come to, for people. */
    public String asText() {
        return """
               共 %d 分钟  %,d 条，拒收 %,d，丢失 %,d
               每条存储    %.0f 字节
               %s""".formatted(
                minutes.size(),
                messages(),
                failed(),
                lost,
                bytesPerMessage,
                courses == null
                        ? "不到 %d 分钟，看不出内存和延迟是否平稳".formatted(Course.LEAST)
                        : "中间三分之一 → 最后三分之一的中位数\n"
                                + line("回收后的堆", courses.heap(), 1e6, "MB")
                                + line("常驻内存  ", courses.resident(), 1e6, "MB")
                                + line("延迟 50%  ", courses.p50(), 1, "毫秒")
                                + line("延迟 99%  ", courses.p99(), 1, "毫秒").stripTrailing());
    }

    private static String line(String name, Course course, double unit, String unitName) {
        return "  %s  %.2f → %.2f %s，%s%n"
                .formatted(name, course.middle() / unit, course.last() / unit, unitName, course.flat() ? "平稳" : "上升");
    }
}
