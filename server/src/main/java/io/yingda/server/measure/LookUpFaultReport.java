package io.yingda.server.measure;

import java.util.List;

/** What became of conversations whose look-ups went to systems with faults. */
public record LookUpFaultReport(List<Row> rows) {

    public LookUpFaultReport {
        rows = List.copyOf(rows);
    }

    /**
     * One fault.
     *
     * @param fault in words
     * @param conversations how many there were; each asks for its points, and then says something else
     * @param passive how many of their messages were answered while WeChat waited
     * @param unanswered how many were not
     * @param told how many were told that the answer comes later
     * @param late how many late answers had a turn that said something
     * @param sent how many messages reached WeChat's API
     * @param medianMillis until the answer to the question
     * @param slowestMillis the longest of these
     */
    public record Row(
            String fault,
            int conversations,
            int passive,
            int unanswered,
            int told,
            int late,
            long sent,
            long medianMillis,
            long slowestMillis) {

        /** Whether nobody was left without an answer, in time and afterwards. */
        public boolean passed() {
            return passive == 2 * conversations && unanswered == 0 && late == told && sent >= late;
        }
    }

    public boolean passed() {
        return rows.stream().allMatch(Row::passed);
    }

    public String asText() {
        StringBuilder text = new StringBuilder("""
                | 会员系统 | 会话 | 当场答复（每个会话两句） | 没有答复 | 说了稍后告诉 | 稍后告诉了 | 客服消息送出 | 中位 ms | 最慢 ms | |
                |---|---|---|---|---|---|---|---|---|---|
                """);
        for (Row row : rows) {
            text.append("| %s | %d | %d | %d | %d | %d | %d | %d | %d | %s |%n"
                    .formatted(
                            row.fault(),
                            row.conversations(),
                            row.passive(),
                            row.unanswered(),
                            row.told(),
                            row.late(),
                            row.sent(),
                            row.medianMillis(),
                            row.slowestMillis(),
                            row.passed() ? "通过" : "没有通过"));
        }
        return text.toString().stripTrailing();
    }
}
