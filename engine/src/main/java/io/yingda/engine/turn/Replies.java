package io.yingda.engine.turn;

import io.yingda.engine.article.Article;
import io.yingda.engine.decision.Decision;
import io.yingda.engine.decision.Decision.Answer;
import io.yingda.engine.decision.Decision.AnswerEach;
import io.yingda.engine.decision.Decision.Ask;
import io.yingda.engine.decision.Decision.Fill;
import io.yingda.engine.decision.Decision.HandOver;
import io.yingda.engine.decision.Decision.LookUp;
import io.yingda.engine.decision.Decision.Offer;
import io.yingda.engine.decision.Decision.OpenTicket;
import io.yingda.engine.decision.Decision.Say;
import io.yingda.engine.decision.Decision.Silence;
import io.yingda.engine.message.Reply;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Turns one decision into what the follower sees. */
final class Replies {

    private static final String NONE_FITS = "都不是？回复 0";

    private final String fallback;
    private final boolean event;
    private boolean fellBack;

    /** @param event whether the inbound was an event, which nobody expects an answer to */
    Replies(String fallback, boolean event) {
        this.fallback = fallback;
        this.event = event;
    }

    /**
     * The decision to go by: the rules' own, or a decent one where they left none that can be carried out.
     *
     * @param answered the articles it answers with; empty when one of them does not exist
     */
    Decision settle(@Nullable Decision decided, List<Article> answered) {
        boolean usable = switch (decided) {
            case null -> false;
            case Answer ignored -> !answered.isEmpty();
            case AnswerEach ignored -> !answered.isEmpty();
            case LookUp ignored -> false;
            case Fill ignored -> false;
            default -> true;
        };
        if (usable && decided != null) {
            return decided;
        }
        fellBack = !event;
        return event ? new Silence() : new Say(List.of(new Reply.Text(fallback)));
    }

    /** Whether nothing the rules said could be used. */
    boolean fellBack() {
        return fellBack;
    }

    List<Reply> render(Decision decision, List<Article> answered, List<String> appended) {
        List<Reply> replies = switch (decision) {
            case Answer ignored ->
                answered.isEmpty() ? List.of() : answered.getFirst().replies();
            case AnswerEach each -> new Sections(NONE_FITS).of(each, answered);
            case Offer offer -> List.of(new Reply.Menu(offer.head(), offer.options(), NONE_FITS));
            case Ask ask -> List.of(new Reply.Text(ask.prompt()));
            case LookUp ignored -> List.of();
            case Fill ignored -> List.of();
            case HandOver handOver -> List.of(new Reply.Text(handOver.words()));
            case OpenTicket ticket -> List.of(new Reply.Text(ticket.words()));
            case Say say -> say.replies();
            case Silence ignored -> List.of();
        };
        if (replies.isEmpty() || appended.isEmpty()) {
            return replies;
        }
        return append(replies, String.join("\n", appended));
    }

    private static List<Reply> append(List<Reply> replies, String lines) {
        List<Reply> all = new ArrayList<>(replies);
        switch (all.getLast()) {
            case Reply.Text text -> all.set(all.size() - 1, new Reply.Text(text.text() + "\n\n" + lines));
            case Reply.Menu menu ->
                all.set(all.size() - 1, new Reply.Menu(menu.head(), menu.options(), menu.tail() + "\n\n" + lines));
            default -> all.add(new Reply.Text(lines));
        }
        return all;
    }
}
