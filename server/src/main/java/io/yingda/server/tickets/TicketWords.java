package io.yingda.server.tickets;

import io.yingda.engine.decision.Decision.OpenTicket;
import io.yingda.engine.message.Reply;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** What the follower is told of a ticket, and what a ticket is called. */
final class TicketWords {

    /** Where rules want the number in their words. */
    private static final String PLACE = "{工单号}";

    /** How a ticket is taken up again. */
    private static final String UNLESS = "\n还没解决的话，回复“没解决”。";

    private static final Set<String> TELLING = Set.of("标题", "内容", "留言", "描述", "物品");
    private static final int TITLE = 60;

    private TicketWords() {}

    /** The words of a rule with the number: where they want it, or else in a line of its own. */
    static String opened(String words, TicketNumber number) {
        return words.contains(PLACE) ? words.replace(PLACE, number.toString()) : words + "\n（工单号 " + number + "）";
    }

    /** The same in what a turn says. */
    static List<Reply> opened(List<Reply> replies, TicketNumber number) {
        List<Reply> all = new ArrayList<>(replies);
        for (int index = 0; index < all.size(); index++) {
            if (all.get(index) instanceof Reply.Text text) {
                all.set(index, new Reply.Text(opened(text.text(), number)));
                return all;
            }
        }
        return all;
    }

    static String openedByPerson(TicketNumber number, String title) {
        return "已经为您登记：" + title + "\n（工单号 " + number + "，有进展会在这里告诉您）";
    }

    /** What the follower is told of a change; empty where it is nothing to the follower. */
    static Optional<String> changed(Ticket ticket, Change change) {
        String number = ticket.number().toString();
        String comment = change.told() ? change.comment() : "";
        boolean moved = change.state() != null && change.state() != ticket.state();
        TicketState state = moved && change.state() != null ? change.state() : ticket.state();
        String head = moved ? head(state, number, !comment.isEmpty()) : "";
        if (head.isEmpty()) {
            return comment.isEmpty() ? Optional.empty() : Optional.of("关于您的工单 " + number + "：\n" + comment);
        }
        String told = comment.isEmpty() ? head : head + "\n" + comment;
        return Optional.of(state == TicketState.RESOLVED ? told + UNLESS : told);
    }

    private static String head(TicketState state, String number, boolean explained) {
        return switch (state) {
            case WAITING -> "您的工单 " + number + " 需要您补充，请直接在这里回复" + (explained ? "：" : "。");
            case RESOLVED -> "您的工单 " + number + " 已经处理好" + (explained ? "：" : "。");
            case CLOSED -> explained ? "您的工单 " + number + " 已经关闭：" : "";
            case NEW, WORKING -> "";
        };
    }

    /** What a ticket is about, in one line. */
    static String title(OpenTicket ticket) {
        Map<String, String> fields = ticket.fields();
        String telling = fields.entrySet().stream()
                .filter(field -> TELLING.contains(field.getKey()))
                .map(Map.Entry::getValue)
                .filter(value -> !value.isBlank())
                .findFirst()
                .or(() -> fields.values().stream()
                        .filter(value -> !value.isBlank())
                        .findFirst())
                .orElse(ticket.department());
        return shortened(telling);
    }

    static String shortened(String words) {
        String line = words.strip().replaceAll("\\s+", " ");
        return line.codePointCount(0, line.length()) <= TITLE
                ? line
                : line.substring(0, line.offsetByCodePoints(0, TITLE - 1)) + "…";
    }
}
