package io.yingda.engine.turn;

import io.yingda.engine.article.Article;
import io.yingda.engine.decision.Decision;
import io.yingda.engine.decision.Decision.Answer;
import io.yingda.engine.decision.Decision.AnswerEach;
import io.yingda.engine.decision.Decision.Ask;
import io.yingda.engine.decision.Decision.HandOver;
import io.yingda.engine.decision.Decision.Offer;
import io.yingda.engine.decision.Decision.OpenTicket;
import io.yingda.engine.decision.Notes;
import io.yingda.engine.fact.Conversation;
import io.yingda.engine.fact.Filling;
import io.yingda.engine.fact.Heard;
import io.yingda.engine.fact.Waiting;
import io.yingda.engine.message.Option;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Moves a conversation on by one decision. */
final class Aftermath {

    private Aftermath() {}

    /**
     * @param told the conversation with what this message told
     * @param event whether the inbound was an event, which leaves open choices and questions open
     * @param miss whether the bot had nothing to give
     * @param given the articles that were given, in the order of the answer
     * @param question the question a later one may lean on, if there is one
     */
    static Conversation of(
            Conversation told,
            Decision decision,
            Notes notes,
            boolean event,
            boolean miss,
            List<Article> given,
            @Nullable String question,
            Instant at) {
        Conversation before = endsForm(told, decision) ? told.endingForm() : told;
        Filling filling = before.filling();
        Article answered = given.isEmpty() ? null : given.getLast();
        return new Conversation(
                before.turns() + 1,
                misses(before, decision, miss),
                decision.name(),
                answered == null ? before.lastArticle() : answered.id(),
                question == null ? before.lastQuestion() : question,
                topic(before, notes, answered),
                offered(before, decision, event),
                linked(before, decision, given),
                awaiting(before, decision, event),
                before.slots(),
                waiting(before, decision, notes, at),
                filling == null ? null : filling.hearing(Heard.NOTHING),
                at);
    }

    /** Whoever is handed over is not asked on, and only one thing is asked for at a time. */
    private static boolean endsForm(Conversation told, Decision decision) {
        return switch (decision) {
            case HandOver ignored -> true;
            case OpenTicket ignored -> true;
            case Ask ask -> !ask.slot().equals(told.awaiting());
            default -> false;
        };
    }

    private static int misses(Conversation before, Decision decision, boolean miss) {
        if (miss) {
            return before.misses() + 1;
        }
        return switch (decision) {
            case Answer ignored -> 0;
            case AnswerEach ignored -> 0;
            case Ask ignored -> 0;
            case HandOver ignored -> 0;
            case OpenTicket ignored -> 0;
            default -> before.misses();
        };
    }

    private static String topic(Conversation before, Notes notes, @Nullable Article answered) {
        if (notes.topic() != null) {
            return notes.topic();
        }
        return answered == null || answered.category().isEmpty() ? before.topic() : answered.category();
    }

    private static List<Option> offered(Conversation before, Decision decision, boolean event) {
        if (decision instanceof Offer offer) {
            return offer.options();
        }
        if (decision instanceof AnswerEach each) {
            return each.options();
        }
        return event ? before.offered() : List.of();
    }

    /** What an answer links to can be had for the rest of the conversation, unless other choices take its place. */
    private static List<Option> linked(Conversation before, Decision decision, List<Article> given) {
        if (decision instanceof Offer) {
            return List.of();
        }
        List<Option> links = given.stream()
                .map(Article::links)
                .flatMap(List::stream)
                .distinct()
                .toList();
        return links.isEmpty() ? before.linked() : links;
    }

    private static @Nullable String awaiting(Conversation before, Decision decision, boolean event) {
        if (decision instanceof Ask ask) {
            return ask.slot();
        }
        return event ? before.awaiting() : null;
    }

    private static @Nullable Waiting waiting(Conversation before, Decision decision, Notes notes, Instant at) {
        if (decision instanceof HandOver handOver) {
            return new Waiting(handOver.queue(), at);
        }
        return notes.released() ? null : before.waiting();
    }
}
