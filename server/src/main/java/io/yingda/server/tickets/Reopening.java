package io.yingda.server.tickets;

import io.yingda.engine.fact.Conversation;
import io.yingda.engine.message.FollowerId;
import io.yingda.engine.message.Inbound;
import io.yingda.server.desk.handover.DeskStore;
import io.yingda.server.store.Keys;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Followers say that a resolved ticket is not: it is in work again. They name it, or say so before the bot has answered
 * something else.
 */
record Reopening(DeskStore store, HookQueue hooks) {

    private static final Pattern NOT_DONE =
            Pattern.compile("(?:工单)?\\s*(?<number>[Tt]\\d{1,15})?[\\s,，:：]*(?:这个|问题|事情|我的|还是|还|都|根本|一直|并)*"
                    + "(?:没有?|未)(?:给我|帮我)?(?:解决|处理好?|弄好|搞定|收到|找到|办好|完成)"
                    + "(?:问题|这个问题)?(?:了|啊|呢|呀|吧|哦|的)*[\\s。！!.～~]*");
    private static final int LONGEST = 40;

    /** What the bot says to a question: “没解决” after that is about the answer. */
    private static final Set<String> ANSWERS = Set.of("Answer", "AnswerEach", "Offer");

    private static final String RESOLVED =
            Ticket.FROM + "WHERE t.follower = ? AND t.state = 3 ORDER BY t.changed_at DESC, t.id DESC";

    /**
     * Takes a resolved ticket up again, if that is what the follower says.
     *
     * @param kept the conversation with the bot
     * @return what is said to that; empty when the bot is to answer
     */
    Optional<String> reopened(Inbound inbound, Conversation kept) {
        FollowerId follower = inbound.header().follower();
        if (!(inbound instanceof Inbound.Text text)
                || text.text().length() > LONGEST
                || kept.isHandedOver()
                || !store.isConcerned(follower)) {
            return Optional.empty();
        }
        Matcher said = NOT_DONE.matcher(text.text().strip());
        return said.matches() ? reopened(follower, said.group("number"), kept) : Optional.empty();
    }

    private Optional<String> reopened(FollowerId follower, @Nullable String number, Conversation kept) {
        return store.change(follower, step -> {
            TicketRows rows = new TicketRows(step, hooks);
            List<Ticket> resolved = step.sql().all(Ticket::read, RESOLVED, Keys.of(follower));
            Optional<Ticket> meant = number == null
                    ? resolved.stream().findFirst().filter(ticket -> isAbout(ticket, kept))
                    : TicketNumber.parse(number)
                            .flatMap(named -> resolved.stream()
                                    .filter(ticket -> ticket.number().equals(named))
                                    .findFirst());
            if (meant.isEmpty()) {
                return Optional.empty();
            }
            Ticket ticket = rows.held(meant.get().number());
            if (ticket.state() != TicketState.RESOLVED) {
                return Optional.empty();
            }
            // What the follower said is noted with the turn, which puts it in work.
            rows.set(ticket, "state", TicketState.WAITING.number());
            return Optional.of("好的，工单 " + ticket.number() + " 接着办。哪里不对、要补充什么，直接发在这里，同事都看得到。");
        });
    }

    /** Whether the follower's last turn with the bot leaves nothing else that the words could be about. */
    private static boolean isAbout(Ticket resolved, Conversation kept) {
        boolean next = !kept.lastAt().isAfter(resolved.changedAt());
        boolean free = kept.awaiting() == null && !kept.isChoosing();
        return free && (next || !ANSWERS.contains(kept.lastDecision()));
    }
}
