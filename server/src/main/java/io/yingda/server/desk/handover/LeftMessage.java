package io.yingda.server.desk.handover;

import io.yingda.engine.decision.Decision.OpenTicket;
import io.yingda.engine.message.FollowerId;
import java.sql.SQLException;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * What is filed with a department that works at the desk: it waits there like a conversation, while the bot goes on.
 *
 * @param words what was left, for those who find it there
 * @param reasons why, in words for people
 */
record LeftMessage(String department, int priority, String words, String reasons) {

    static LeftMessage of(OpenTicket ticket, String reasons) {
        String fields = ticket.fields().entrySet().stream()
                .map(field -> "\n" + field.getKey() + "：" + field.getValue())
                .collect(Collectors.joining());
        String number = ticket.number().isEmpty() ? "" : "，工单 " + ticket.number();
        return new LeftMessage(
                ticket.department(), priority(ticket), "留言给 " + ticket.department() + number + fields, reasons);
    }

    /** A ticket that says how urgent it is. */
    private static int priority(OpenTicket ticket) {
        String written = ticket.fields().getOrDefault("优先", "0");
        return written.matches("\\d{1,3}") ? Integer.parseInt(written) : 0;
    }

    /** @param before the follower's open hand-over, in which it is written down then */
    HandOver in(Step step, FollowerId follower, Optional<HandOver> before) throws SQLException {
        HandOver handOver = before.isPresent()
                ? before.get()
                : new Opening(follower, true, department, priority, "rule", reasons, "{}", null, null).in(step);
        step.happened(handOver, null, words);
        return handOver;
    }
}
